using Curation.Benchmarks;
using Curation.Benchmarks.Crawl;
using Curation.Benchmarks.Extraction;
using Curation.Benchmarks.Parts;
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

    dotnet run -c Release --project tests/Curation.Benchmarks -- extraction FOLDER… [--passes P]
        HTML to page tree and to text on one thread, with our own parser and with AngleSharp's. FOLDER: .html and .html.gz files.
        --passes P    passes after the warm-up; the table has their median (default 5)
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
        case ["extraction", .. var rest]:
            ExtractionBenchmark.Run(new Arguments(rest, "--passes"));
            return 0;
        case [ChildRun.Verb, .. var rest]:
            return await ChildRun.Inside(rest);
        default:
            throw new RecipeException($"{args[0]}: no such benchmark; known: crawl, extraction, parts (see --help)");
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
