using Curation.Benchmarks.Crawl;
using Curation.Benchmarks.Dedup;
using Curation.Benchmarks.Extraction;
using Curation.Benchmarks.Languages;
using Curation.Benchmarks.NGrams;
using Curation.Benchmarks.Parts;
using Curation.Benchmarks.Quality;
using Curation.Benchmarks.Rules;
using Curation.Benchmarks.Selection;
using Curation.Benchmarks.Sources;

namespace Curation.Benchmarks;

/// <summary>One measurement and how it is called.</summary>
/// <param name="Help">Lines that say what it does and what its options mean.</param>
/// <param name="Options">Names of the options that take a value.</param>
internal sealed record Benchmark(string Name, string Usage, string Help, string[] Options, Func<Arguments, CancellationToken, Task> Run)
{
    public Benchmark(string name, string usage, string help, string[] options, Action<Arguments> run)
        : this(name, usage, help, options, (arguments, _) => Task.Run(() => run(arguments)))
    {
    }
}

/// <summary>All of them, by name.</summary>
internal static class Benchmarks
{
    private static readonly Benchmark[] _all =
    [
        new(
            "crawl", "FOLDER [--copies N] [--runs R] [--workers W] [--recipe FILE]",
            """
            From WARC to selected documents: the program's `run … --until select` on FOLDER/*.warc.gz, each run in a process of its own.
            --copies N    measure the crawl with N-1 altered copies too, made under TMPDIR: other hosts, other order of words (default 1)
            --runs R      runs of each size, in turn; the table has the median run and the largest peak (default 3)
            --workers W   as for `run` (default: the processors)
            --recipe FILE stages and steps; its first source is replaced (default configs/docs-crawl.yaml)
            """,
            ["--copies", "--runs", "--workers", "--recipe"],
            (arguments, cancel) => Task.Run(() => CrawlBenchmark.Run(arguments, cancel), CancellationToken.None)),
        new(
            "parts", "INPUT [--documents N] [--passes P] [--recipe FILE]",
            """
            Each part by itself on one thread. INPUT: a WARC, JSONL rows with html or text, or the folder of a run.
            --documents N at most so many documents, held in memory (default 2000)
            --passes P    passes after the warm-up; the table has their median (default 5)
            --recipe FILE stages, scorers, dedup and tokenizer (default configs/docs-crawl.yaml)
            """,
            ["--documents", "--passes", "--recipe"], PartsBenchmark.Run),
        new(
            "select", "[--stored N] [--chosen M] [--runs R]",
            """
            A run of N made-up documents (default 1000000), then the seconds a changed recipe takes to decide again (`run … --from select`);
            and the choice alone among M documents in memory (default 10000000).
            --runs R      times each, median and largest peak in the table (default 3)
            """,
            ["--stored", "--chosen", "--runs"], SelectBenchmark.Run),
        new(
            "ngrams", "INPUT --model F [--documents N] [--passes P]",
            """
            An n-gram language model on one thread. INPUT: a WARC, JSONL rows with html or text, or the folder of a run.
            --model F     an ARPA file, plain, .gz or .zst; `curation lm train` makes one
            --documents N at most so many documents, held in memory (default 2000)
            --passes P    passes after the warm-up; the table has their median (default 5)
            """,
            ["--model", "--documents", "--passes"], NGramBenchmark.Run),
        new(
            "extraction", "FOLDER… [--passes P] [--only WORK]",
            """
            HTML to page tree and to text on one thread, with our own parser and with AngleSharp's. FOLDER: .html and .html.gz files.
            --passes P    passes after the warm-up; the table has their median (default 5)
            --only WORK   one line of the table: "tree, our own parser", "extraction" …
            """,
            ["--passes", "--only"], ExtractionBenchmark.Run),
        new(
            "rules", "INPUT [--documents N] [--passes P] [--only TEXT]",
            """
            Whole recipes, each family in each dialect, and each rule of the catalog by itself, on one thread. INPUT as for `parts`.
            --documents N at most so many documents, held in memory (default 2000)
            --passes P    passes after the warm-up; the table has their median (default 3)
            --only TEXT   only the rows with this in their name, such as "recipe" or "family c4"
            """,
            ["--documents", "--passes", "--only"], RulesBenchmark.Run),
        new(
            "language", "INPUT [--model FILE] [--documents N] [--passes P]",
            "The language stages on one thread, with the built-in model or a fastText one.",
            ["--model", "--documents", "--passes"], LanguageBenchmark.Run),
        new(
            "score", "INPUT [--model FILE] [--label NAME] [--documents N] [--passes P]",
            "A quality classifier on one thread, the built-in one, your own or fastText's: features a second. INPUT as for `parts`.",
            ["--model", "--label", "--documents", "--passes"], ScoreBenchmark.Run),
        new(
            "block-list", "[--hosts N]",
            "Loads a made-up list of N hosts and looks URLs up in it (default 5000000).",
            ["--hosts"], BlockListBenchmark.Run),
        new(
            "sources", "WARC.gz [--rounds R]",
            "Reading records from a packed WARC, and what unpacking alone takes of it; the best of R rounds (default 7) on one thread.",
            ["--rounds"], SourcesBenchmark.Run),
        new(
            "charsets", "FOLDER",
            "How many pages without a declared charset are decoded right. FOLDER/LANGUAGE/*.html: pages in UTF-8, re-encoded for it.",
            [], CharsetBenchmark.Run),
        new(
            "dedup", "[INPUT] [--documents N] [--passes P] [--only NAME] | [--from N] [--to N] [--workers W] [--memory-mb M]",
            """
            With INPUT, as for `parts`: signatures for dedup on one thread.
            Without: how sorting keys and clustering grow: synthetic signatures of N documents, ten times as many each time (default 10000 to 1000000);
            three of ten are near copies. --memory-mb is the recipe's dedup.memory (default 1000).
            """,
            ["--documents", "--passes", "--only", "--from", "--to", "--workers", "--memory-mb"], DedupBenchmark.Run),
    ];

    public static string Names => string.Join(", ", _all.Select(benchmark => benchmark.Name));

    public static string Help => string.Join("\n\n", _all.Select(benchmark =>
        $"{benchmark.Name} {benchmark.Usage}\n    {benchmark.Help.ReplaceLineEndings("\n    ")}"));

    public static Benchmark? Find(string name) => Array.Find(_all, benchmark => benchmark.Name == name);
}
