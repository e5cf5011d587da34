using System.Diagnostics;
using System.Text.Json;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Benchmarks.Crawl;

/// <summary>One run of the program in a process of its own, so that its peak memory is that of one run.</summary>
/// <param name="Seconds">From the start of the process to its end.</param>
/// <param name="Pages">Pages that became documents, whose HTML is <paramref name="HtmlBytes"/>.</param>
/// <param name="Steps">Steps in order and the seconds until each was done.</param>
internal sealed record ChildRun(
    double Seconds, double CpuSeconds, long PeakBytes, long Pages, long HtmlBytes, long Selected, IReadOnlyList<(string Name, double Seconds)> Steps)
{
    /// <summary>The command by which this program starts itself.</summary>
    public const string Verb = "child-run";

    private sealed record Used(double CpuSeconds, long PeakBytes);

    /// <summary>In the child: the command line as a user gives it, then one line on what it took.</summary>
    public static async Task<int> Inside(string[] arguments)
    {
        var code = await Cli.Program.Run(arguments, CancellationToken.None);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new Used(Environment.CpuUsage.TotalTime.TotalSeconds, self.PeakWorkingSet64)));
        return code;
    }

    /// <param name="folder">Of the run; must not exist.</param>
    /// <exception cref="RunException">The run failed.</exception>
    public static ChildRun Start(string recipe, string pattern, string folder, int workers) =>
        Start(folder, "run", recipe, "--set", $"sources.0.warc={pattern}", "--output", folder, "--until", "select", "--workers", $"{workers}");

    /// <param name="folder">Where the run lies when it is done.</param>
    /// <param name="arguments">Those of the program.</param>
    /// <exception cref="RunException">The run failed.</exception>
    public static ChildRun Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildRun).Assembly.Location, Verb, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var (began, clock) = (DateTime.UtcNow, Stopwatch.StartNew());
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var output = child.StandardOutput.ReadToEnd().TrimEnd();
        child.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        if (child.ExitCode != 0) throw new RunException($"the run ended with exit code {child.ExitCode}: {LastLine(errors.Result.TrimEnd())}");
        var used = JsonSerializer.Deserialize<Used>(LastLine(output))!;
        var (pages, htmlBytes) = Documents(folder);
        var selected = Funnel.Read(Path.Combine(folder, "funnel.json")).Rows[^1].Documents;
        return new ChildRun(seconds, used.CpuSeconds, used.PeakBytes, pages, htmlBytes, selected, [.. StepsOf(folder, began)]);
    }

    private static string LastLine(string text) => text[(text.LastIndexOf('\n') + 1)..];

    private static (long Pages, long HtmlBytes) Documents(string folder)
    {
        var (pages, bytes) = (0L, 0L);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "documents")))
        {
            using var table = new ParquetReader(file);
            pages += table.RowCount;
            for (var rows = table.Rows("html_bytes"); rows.Read();) bytes += rows.Int64(0);
        }

        return (pages, bytes);
    }

    /// <summary>The last marker of a step is written when the step is done.</summary>
    private static IEnumerable<(string Name, double Seconds)> StepsOf(string folder, DateTime began)
    {
        var ends = Directory.GetDirectories(Path.Combine(folder, "done"))
            .Select(step => (Name: Path.GetFileName(step), End: Directory.GetFiles(step).Max(File.GetLastWriteTimeUtc)));
        foreach (var (name, end) in ends.OrderBy(step => step.End))
        {
            yield return (name, (end - began).TotalSeconds);
            began = end;
        }
    }
}
