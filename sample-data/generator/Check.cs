using SampleCrawl.Wire;

namespace SampleCrawl;

/// <summary>Numbers about the crawl, for tuning, and the promises that the tests rely on.</summary>
internal static class Check
{
    public static int Print(Crawl crawl, string root)
    {
        var entries = crawl.Files.SelectMany(f => f.Entries).ToArray();
        Console.WriteLine($"{"kind",-24}{"fate",-18}{"records",8}{"hosts",7}{"bytes",12}{"main text",12}{"share",8}");
        var all = entries.Sum(e => (long)e.TextBytes);
        foreach (var kind in entries.GroupBy(e => (e.Kind, e.Fate)).OrderByDescending(k => k.Sum(e => e.TextBytes)))
        {
            var (bytes, text) = (kind.Sum(e => (long)e.Record.Length), kind.Sum(e => (long)e.TextBytes));
            Console.WriteLine($"{kind.Key.Kind,-24}{kind.Key.Fate,-18}{kind.Count(),8}{Hosts(kind),7}{bytes,12:N0}{text,12:N0}{text * 100.0 / all,8:F2}");
        }

        var prose = entries.Where(e => e.Fate == Fate.Select).Sum(e => e.TextBytes);
        Console.WriteLine($"{entries.Length} records, {entries.Count(e => e.TextBytes > 0)} documents, {Hosts(entries)} hosts");
        Console.WriteLine($"{crawl.Files.Sum(f => f.Content.Length):N0} bytes in {crawl.Files.Count} files");
        Console.WriteLine($"prose: {prose:N0} of {all:N0} bytes of main text = {prose * 100.0 / all:F3} %, with {Mix.OtherBytesPerProseByte} asked for");
        return Faults(crawl, entries, root).Aggregate(0, (_, fault) => { Console.WriteLine("fault: " + fault); return 1; });
    }

    private static int Hosts(IEnumerable<Entry> entries) =>
        entries.Where(e => e.Url?.StartsWith("http", StringComparison.Ordinal) == true).Select(e => new Uri(e.Url!).Host).Distinct().Count();

    private static IEnumerable<string> Faults(Crawl crawl, Entry[] entries, string root)
    {
        foreach (var twice in entries.Where(e => e.TextBytes > 0 && e.Fate != Fate.ExactDuplicate).GroupBy(e => e.Text).Where(g => g.Count() > 1))
            yield return "same text, not planted: " + string.Join(' ', twice.Select(e => e.Url));
        foreach (var twice in entries.Where(e => e.Url is not null && e.Fate != Fate.NoDocument).GroupBy(e => e.Url).Where(g => g.Count() > 1))
            yield return "same address: " + twice.Key;
        foreach (var lost in crawl.Identifiers.All.Where(i => !entries.Any(e => e.Planted.Contains(i)))) yield return "planted nowhere: " + lost;
        foreach (var entry in entries)
            foreach (var value in entry.Planted.Where(v => !entry.Text.Contains(v, StringComparison.Ordinal))) yield return $"{value} is not in {entry.Url}";
        foreach (var file in crawl.Files)
        {
            var path = Path.Combine(root, "crawl", file.Name);
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Content)) yield return $"{path} differs from what is generated now";
        }
    }
}
