using Curation.Core;

namespace Curation.Benchmarks.Crawl;

/// <summary>From WARC to selected documents: seconds, processor time and peak memory, of a crawl and of the same crawl several times as large.</summary>
internal static class CrawlBenchmark
{
    // The Python peer with two tasks on a machine and a crawl of this kind; given, not measured here.
    private const double PeerMegabytesPerSecond = 0.40, PeerPeakMegabytes = 700;
    private const double Megabyte = 1e6;

    public static void Run(Arguments arguments, CancellationToken cancel)
    {
        var (copies, runs, workers) = (
            arguments.Number("--copies", 1), arguments.Number("--runs", 3), arguments.Number("--workers", Environment.ProcessorCount));
        var files = Files(arguments.Input("FOLDER of .warc.gz files"));
        var work = Directory.CreateTempSubdirectory("curation-crawl-").FullName;
        try
        {
            var crawls = new List<(string Name, string Pattern)> { ("1×", Path.Combine(Path.GetDirectoryName(files[0])!, "*.warc.gz")) };
            if (copies > 1) crawls.Add(($"{copies}×", Path.Combine(Enlarge(files, copies, work, cancel), "*.warc.gz")));
            var done = crawls.ToDictionary(crawl => crawl.Name, _ => new List<ChildRun>());
            foreach (var (run, (name, pattern)) in Enumerable.Range(1, runs).SelectMany(run => crawls.Select(crawl => (run, crawl))))
            {
                done[name].Add(Once($"{name}, run {run} of {runs}", arguments.Recipe, pattern, Path.Combine(work, "run"), workers));
                cancel.ThrowIfCancellationRequested();
            }

            Print(done, runs, workers);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string[] Files(string folder)
    {
        if (!Directory.Exists(folder)) throw new RecipeException($"{folder}: no such folder");
        string[] files = [.. Directory.GetFiles(Path.GetFullPath(folder), "*.warc.gz").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new RecipeException($"{folder}: files *.warc.gz were expected, found none");
    }

    private static string Enlarge(IReadOnlyList<string> files, int copies, string work, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, "crawl")).FullName;
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            Console.Error.WriteLine($"copying {Path.GetFileName(file)}");
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), file);
            for (var copy = 1; copy < copies; copy++) AlteredCopy.Write(file, Path.Combine(folder, $"copy{copy}-{Path.GetFileName(file)}"), copy);
        }

        return folder;
    }

    private static ChildRun Once(string name, string recipe, string pattern, string folder, int workers)
    {
        var run = ChildRun.Start(recipe, pattern, folder, workers);
        Directory.Delete(folder, recursive: true);
        Console.Error.WriteLine($"{name}: {run.Seconds:0.0} s, {run.HtmlBytes / Megabyte / run.Seconds:0.0} MB/s, peak {run.PeakBytes / Megabyte:0} MB");
        return run;
    }

    private static void Print(Dictionary<string, List<ChildRun>> crawls, int runs, int workers)
    {
        var table = new MarkdownTable(
            "crawl", "pages", "selected", "MB of HTML", "seconds", "CPU seconds", "MB/s", "to the peer's", "peak MB", "to the peer's");
        var steps = new List<string>();
        foreach (var (name, all) in crawls)
        {
            var median = all.OrderBy(run => run.Seconds).ElementAt((all.Count - 1) / 2);
            var (rate, peak) = (median.HtmlBytes / Megabyte / median.Seconds, all.Max(run => run.PeakBytes) / Megabyte);
            table.Add(
                name, $"{median.Pages:N0}", $"{median.Selected:N0}", $"{median.HtmlBytes / Megabyte:N1}", $"{median.Seconds:0.0}", $"{median.CpuSeconds:0.0}",
                $"{rate:0.0}", $"{rate / PeerMegabytesPerSecond:0.0}×", $"{peak:0}", $"{peak / PeerPeakMegabytes:0.00}×");
            steps.Add($"{name}: {string.Join(", ", median.Steps.Select(step => $"{step.Name} {step.Seconds:0.0} s"))}");
        }

        table.Print(Console.Out);
        Console.WriteLine();
        Console.WriteLine(
            $"{workers} workers on {Environment.ProcessorCount} processors; the median of {runs} runs by seconds, the largest peak of all; "
            + "1 MB is 10^6 bytes; seconds count from the start of the process to its end.");
        Console.WriteLine(
            $"The peer is a Python pipeline with two tasks: {PeerMegabytesPerSecond:0.00} MB/s and {PeerPeakMegabytes / 1000:0.0} GB, "
            + "a figure given for this kind of crawl and machine, not measured here.");
        if (crawls.Count > 1)
        {
            Console.WriteLine(
                "Copies have other hosts and every fourth pair of neighbouring words swapped; "
                + "pages in scripts without spaces stay exact duplicates.");
        }
        Console.WriteLine($"Until each step was done (measure runs within extract): {string.Join("; ", steps)}.");
    }
}
