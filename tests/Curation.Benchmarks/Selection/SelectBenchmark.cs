using System.Diagnostics;
using Curation.Benchmarks.Crawl;
using Curation.Core;
using Curation.Selection;

namespace Curation.Benchmarks.Selection;

/// <summary>What it takes to decide again: from stored numbers, as a user calls it, and the choice alone among many documents.</summary>
internal static class SelectBenchmark
{
    private const double Megabyte = 1e6;

    public static void Run(Arguments arguments)
    {
        var (stored, chosen, runs) = (arguments.Number("--stored", 1_000_000), arguments.Number("--chosen", 10_000_000), arguments.Number("--runs", 3));
        var table = new MarkdownTable("what", "documents", "seconds", "peak MB");
        var work = Directory.CreateTempSubdirectory("curation-select-").FullName;
        try
        {
            var (recipe, folder) = (MadeUpRows.Write(work, stored), Path.Combine(work, "run"));
            Add("extract to select, for comparison", stored, [Once("the whole run")]);
            Add("decide again: select.keep=1%", stored, Again("select.keep=1%", "select.keep=3%"));
            Add("decide again: a filter's range", stored, Again("stages.1.word-count.min=55", "stages.1.word-count.min=50"));
            Add("decide again: strata and caps", stored, Again("select.per=[language]", "select.caps.host=1%"));

            ChildRun Once(string name, params string[] change)
            {
                Console.Error.WriteLine(name);
                return ChildRun.Start(folder, ["run", recipe, "--output", folder, "--until", "select", .. change]);
            }

            List<ChildRun> Again(string change, string other) =>
                [.. Enumerable.Range(0, runs).Select(run => run % 2 == 0 ? change : other).Select(set => Once(set, "--from", "select", "--set", set))];
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        var choices = Enumerable.Range(0, runs).Select(_ => Choose(chosen)).ToList();
        table.Add("the choice alone, in memory", $"{chosen:N0}", $"{Median(choices):0.0}", $"{Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte:0}");
        table.Print(Console.Out);

        void Add(string what, int documents, List<ChildRun> done) => table.Add(
            what, $"{documents:N0}", $"{Median(done.Select(run => run.Seconds)):0.0}", $"{done.Max(run => run.PeakBytes) / Megabyte:0}");
    }

    private static double Median(IEnumerable<double> seconds) => seconds.Order().ToList() is var all ? all[(all.Count - 1) / 2] : 0;

    private static double Choose(int documents)
    {
        Console.Error.WriteLine($"{documents:N0} documents in memory");
        // what the choice before it left is none of its memory
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var pool = new Pool(documents, ["language"], 1);
        var (places, scores) = (new Places(new StageChain([])), new uint[documents]);
        var hosts = Enumerable.Range(0, 20_000).Select(host => pool.Names.Number($"host{host}.example")).ToArray();
        var languages = new[] { "de", "en", "fr" }.Select(pool.Names.Number).ToArray();
        for (var document = 0; document < documents; document++)
        {
            var hash = pool.Hash[document] = Document.Seeded((ulong)document, 1);
            (pool.Tokens[document], pool.ExtractedTokens[document]) = (1 + (int)(hash % 1500), 1 + (int)(hash % 1600));
            (pool.Hosts[document], pool.Labels["language"][document]) = (hosts[hash % 20_000], languages[hash % 3]);
            scores[document] = QuantisedScore.Of((hash >> 20) % 1_000_000 / 1e6);
        }

        var clock = Stopwatch.StartNew();
        var options = new SelectOptions { Per = ["language"], Caps = new CapOptions { Host = new Amount(0.01, null) } };
        var choice = new Chooser(pool, places, options, 42).Choose(scores, QuantisedScore.Value, 200_000_000);
        return choice.KeptTokens > 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException("nothing was chosen");
    }
}
