using System.Diagnostics;
using Curation.Benchmarks.Parts;
using Curation.Benchmarks.Rules;
using Curation.Core;
using Curation.Dedup;
using Curation.Extraction;
using Curation.Text;

namespace Curation.Benchmarks.Dedup;

/// <summary>Signatures by text, and how banding, sorting and clustering grow with the number of documents.</summary>
internal static class DedupBenchmark
{
    private const double Megabyte = 1e6;

    public static async Task Run(Arguments arguments, CancellationToken cancel)
    {
        if (arguments.HasInput) Signatures(arguments);
        else await Growth(arguments, cancel);
    }

    private static void Signatures(Arguments arguments)
    {
        var sample = Sample.Read(arguments.Input("INPUT: a WARC, JSONL rows, or the folder of a run"), arguments.Number("--documents", 2000), new PageExtractor(new()));
        var passes = arguments.Number("--passes", 5);
        var only = arguments.Text("--only", "");
        var bytes = sample.Documents.Sum(document => (long)document.Text.ByteCount);
        var table = new MarkdownTable("signature of a document, splitting included", "MB per CPU second", "bytes allocated per document");
        foreach (var (name, options) in new (string, DedupOptions)[]
        {
            ("exact", new() { Near = null }),
            ("exact, words alone", new() { Near = null, Exact = new() { Normalise = Curation.Dedup.Exact.Normalisation.Words } }),
            ("near, one band of one row", new() { Exact = null, Near = new() { Bands = 1, Rows = 1 } }),
            ("near, 14 × 8, 32-bit hashes", new() { Exact = null }),
            ("near, 14 × 8, 64-bit hashes", new() { Exact = null, Near = new() { HashBits = 64 } }),
            ("exact and near, 14 × 8, 32-bit hashes", new()),
        }.Where(entry => entry.Item1.Contains(only, StringComparison.Ordinal)))
        {
            var sketcher = new Sketcher(options);
            var cost = Cost.Of(() => Each(sample.Documents, sketcher), passes);
            table.Add(name, $"{bytes / Megabyte / cost.CpuSeconds:N1}", $"{cost.AllocatedBytes / sample.Documents.Count:N0}");
        }

        foreach (var hashBits in new[] { 32, 64 })
        {
            var name = $"exact and near, 14 × 8, {hashBits}-bit hashes, and all rules of FineWeb, one split";
            if (!name.Contains(only, StringComparison.Ordinal)) continue;
            var (chain, sketcher) = (new StageChain(RulesBenchmark.Open(RulesBenchmark.Fineweb(WordSplitter.Simple, SentenceRule.Simple))),
                new Sketcher(new() { Near = new() { HashBits = hashBits } }));
            var cost = Cost.Of(() => WithRules(sample.Documents, chain, sketcher), passes);
            table.Add(name, $"{bytes / Megabyte / cost.CpuSeconds:N1}", $"{cost.AllocatedBytes / sample.Documents.Count:N0}");
        }

        table.Print(Console.Out);
        Console.WriteLine($"\n{sample.Documents.Count:N0} documents, {bytes / Megabyte:N1} MB of extracted text; one thread; the median of {passes} passes.");
    }

    private static void Each(IReadOnlyList<Document> documents, Sketcher sketcher)
    {
        foreach (var document in documents)
        {
            using var text = DocumentText.FromUtf8(document.Text.Memory);
            sketcher.Sketch(1, text, document.Url);
        }
    }

    private static void WithRules(IReadOnlyList<Document> documents, StageChain chain, Sketcher sketcher)
    {
        foreach (var document in documents)
        {
            using var text = DocumentText.FromUtf8(document.Text.Memory);
            var final = chain.Measure(document with { Text = text }).Final;
            sketcher.Sketch(1, final.Text, document.Url);
            if (!ReferenceEquals(final.Text, text)) final.Text.Dispose();
        }
    }

    private static async Task Growth(Arguments arguments, CancellationToken cancel)
    {
        var workers = arguments.Number("--workers", Environment.ProcessorCount);
        var options = new DedupOptions { Memory = 1_000_000L * arguments.Number("--memory-mb", 1000) };
        var table = new MarkdownTable("documents", "keys written, s", "clusters, s", "documents a minute", "in clusters", "peak memory, MB", "keys on disk, MB");
        for (var documents = arguments.Number("--from", 10_000); documents <= arguments.Number("--to", 1_000_000); documents *= 10)
        {
            var folder = Directory.CreateTempSubdirectory("curation-growth-").FullName;
            try
            {
                var clock = Stopwatch.StartNew();
                var corpus = new SyntheticSignatures(documents);
                var runs = corpus.Write(folder, options, cancel);
                var written = clock.Elapsed;
                var disk = runs.Sum(run => new FileInfo(run.Path).Length);
                clock.Restart();
                var counts = await new DedupJob(options, runs, corpus, folder).Run(workers, cancel);
                table.Add(
                    $"{documents:N0}", $"{written.TotalSeconds:N1}", $"{clock.Elapsed.TotalSeconds:N1}",
                    $"{documents / (written + clock.Elapsed).TotalMinutes:N0}", $"{counts.Members:N0}", $"{PeakBytes() / Megabyte:N0}", $"{disk / Megabyte:N0}");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        table.Print(Console.Out);
    }

    private static double PeakBytes() => Process.GetCurrentProcess().PeakWorkingSet64;
}
