namespace SampleCrawl.Wire;

/// <summary>A file of the crawl: its bytes and the records in it.</summary>
internal sealed record CrawlFile(string Name, byte[] Content, IReadOnlyList<Entry> Entries)
{
    private bool IsZipped => Name.EndsWith(".gz", StringComparison.Ordinal);

    public static CrawlFile Pack(string name, IReadOnlyList<Entry> entries)
    {
        var file = new CrawlFile(name, [], entries);
        using var content = new MemoryStream();
        foreach (var entry in entries) content.Write(file.Member(entry));
        return file with { Content = content.ToArray() };
    }

    /// <summary>The file with one more record, of which the end is missing.</summary>
    public CrawlFile WithTorn(Entry entry)
    {
        var member = Member(entry);
        return this with { Content = [.. Content, .. member[..(member.Length * 3 / 5)]], Entries = [.. Entries, entry] };
    }

    private byte[] Member(Entry entry) => IsZipped ? Http.Zip(entry.Record) : entry.Record;
}
