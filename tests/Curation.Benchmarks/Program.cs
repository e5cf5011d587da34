using Curation.Benchmarks;
using Curation.Benchmarks.Crawl;
using Curation.Benchmarks.Dedup;
using Curation.Benchmarks.Parts;
using Curation.Benchmarks.Selection;
using Curation.Benchmarks.Sources;
using Curation.Core;

const string Help = """
    Measures Curation on your own input; one Markdown table on standard output.

    dotnet run -c Release --project tests/Curation.Benchmarks -- crawl FOLDER [--copies N] [--runs R] [--workers W] [--recipe FILE]
        From WARC to selected documents: the program's `run … --until select` on FOLDER/*.warc.gz, each run in a process of its own.
        --copies N    measure the crawl with N-1 altered copies too, made under TMPDIR: other hosts, other order of words (default 1)
        --runs R      runs of each size, in turn; the table has the median run and the largest peak (default 3)
        --workers W   as for `run` (default: the processors)
        --recipe FILE stages and steps; its first source is replaced (default configs/docs-crawl.yaml)

    dotnet run -c Release --project tests/Curation.Benchmarks -- parts INPUT [--documents N] [--passes P] [--recipe FILE]
        Each part by itself on one thread. INPUT: a WARC, JSONL rows with html or text, or the folder of a run.
        --documents N at most so many documents, held in memory (default 2000)
        --passes P    passes after the warm-up; the table has their median (default 5)
        --recipe FILE stages, scorers, dedup and tokenizer (default configs/docs-crawl.yaml)

    dotnet run -c Release --project tests/Curation.Benchmarks -- select [--stored N] [--chosen M] [--runs R]
        A run of N made-up documents (default 1000000), then the seconds a changed recipe takes to decide again (`run … --from select`);
        and the choice alone among M documents in memory (default 10000000).
        --runs R      times each, median and largest peak in the table (default 3)
    dotnet run -c Release --project tests/Curation.Benchmarks -- sources WARC.gz [--rounds R]
        Reading records from a packed WARC, and what unpacking alone takes of it; the best of R rounds (default 7) on one thread.

    dotnet run -c Release --project tests/Curation.Benchmarks -- charsets FOLDER
        How many pages without a declared charset are decoded right. FOLDER/LANGUAGE/*.html: pages in UTF-8, re-encoded for it.
    dotnet run -c Release --project tests/Curation.Benchmarks -- dedup INPUT [--documents N] [--passes P]
        Signatures for dedup on one thread. INPUT as for `parts`.

    dotnet run -c Release --project tests/Curation.Benchmarks -- dedup [--from N] [--to N] [--workers W] [--memory-mb M]
        How sorting keys and clustering grow: synthetic signatures of N documents, ten times as many each time (default 10000 to 1000000);
        three of ten are near copies. --memory-mb is the recipe's dedup.memory (default 1000).
    """;

using var stop = new CancellationTokenSource();
// a run in a child is interrupted with us; the copies on disk must still go
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (args is ["crawl", ..], stop.CancelAsync());
try
{
#if DEBUG
    Console.Error.WriteLine("warning: a Debug build is slow; build with -c Release");
#endif
    switch (args)
    {
        case [] or ["--help" or "-h" or "help", ..] or [_, "--help" or "-h", ..]:
            Console.WriteLine(Help);
            return 0;
        case ["crawl", .. var rest]:
            CrawlBenchmark.Run(new Arguments(rest, "--copies", "--runs", "--workers", "--recipe"), stop.Token);
            return 0;
        case ["parts", .. var rest]:
            PartsBenchmark.Run(new Arguments(rest, "--documents", "--passes", "--recipe"));
            return 0;
        case ["select", .. var rest]:
            SelectBenchmark.Run(new Arguments(rest, "--stored", "--chosen", "--runs"));
        case ["charsets", .. var rest]:
            CharsetBenchmark.Run(new Arguments(rest));
            return 0;
        case ["sources", .. var rest]:
            SourcesBenchmark.Run(new Arguments(rest, "--rounds"));
        case ["dedup", .. var rest]:
            await DedupBenchmark.Run(new Arguments(rest, "--documents", "--passes", "--from", "--to", "--workers", "--memory-mb"), stop.Token);
            return 0;
        case [ChildRun.Verb, .. var rest]:
            return await ChildRun.Inside(rest);
        default:
            throw new RecipeException($"{args[0]}: no such benchmark; known: crawl, parts, select (see --help)");
            throw new RecipeException($"{args[0]}: no such benchmark; known: crawl, parts, sources, charsets (see --help)");
            throw new RecipeException($"{args[0]}: no such benchmark; known: crawl, parts, dedup (see --help)");
    }
}
catch (RecipeException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception error) when (error is RunException or IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message.ReplaceLineEndings(" "));
    return 1;
}
