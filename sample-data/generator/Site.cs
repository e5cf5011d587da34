namespace SampleCrawl;

/// <summary>
/// A host of the crawl. <paramref name="Tags"/> name the kinds of page it carries,
/// <paramref name="Declares"/> what its pages say about themselves (lang, og, date, ld).
/// </summary>
internal sealed record Site(string Host, string Name, string Layout, string Language, IReadOnlySet<string> Declares, IReadOnlySet<string> Tags)
{
    public static Site Parse(string line)
    {
        var fields = line.Split('|', StringSplitOptions.TrimEntries);
        return new Site(fields[0], fields[1], fields[2], fields[3], fields[4].Split(' ').ToHashSet(), fields[5].Split(' ').ToHashSet());
    }
}
