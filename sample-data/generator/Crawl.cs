using System.Text;
using SampleCrawl.Layouts;
using SampleCrawl.Wire;

namespace SampleCrawl;

/// <summary>The whole crawl, in memory: which pages there are, in which file each lies, and what is broken.</summary>
internal sealed class Crawl
{
    private const int ZippedFiles = 8;
    private const int RecordsInPlainFile = 30;
    private const int RecordsAfterLie = 4;
    private readonly Library _library;

    public Crawl(Library library)
    {
        _library = library;
        Identifiers = new Identifiers(library);
        Files = [.. Spread(Entries())];
    }

    public Identifiers Identifiers { get; }

    public IReadOnlyList<CrawlFile> Files { get; }

    private List<Entry> Entries()
    {
        var originals = GoodPages.Originals(_library, Identifiers).ToArray();
        var copies = GoodPages.Mirrors(_library, originals, "exact-duplicate", 14).Concat(GoodPages.Rewrites(_library, originals, 16)).ToArray();
        var strange = new StrangePages(_library).Write().ToArray();
        var prose = originals.Sum(p => p.Draft.MainBytes);
        var others = copies.Sum(p => p.Draft.MainBytes) + strange.Sum(e => e.TextBytes);
        var filler = Mix.Fill(_library, Identifiers, (Mix.OtherBytesPerProseByte * prose) - others).ToArray();
        var mirrors = GoodPages.Mirrors(_library, filler, "junk-duplicate", 12);
        var pages = originals.Concat(copies).Concat(filler).Concat(mirrors).Select(p => Entry.FromPage(_library, p));
        return [.. pages, .. strange, .. new StrangePages(_library).Unreadable(), .. new NoDocuments(_library).Write()];
    }

    private IEnumerable<CrawlFile> Spread(List<Entry> entries)
    {
        var order = new Dice("order").Shuffle(entries);
        var perFile = (order.Length - RecordsInPlainFile + ZippedFiles - 1) / ZippedFiles;
        for (var i = 0; i < ZippedFiles; i++)
        {
            var name = $"part-{i:00}.warc.gz";
            var own = order.Skip(RecordsInPlainFile + (i * perFile)).Take(perFile).Prepend(About(name));
            yield return i switch
            {
                5 => CrawlFile.Pack(name, [.. own, Lying(), .. AfterLie()]),
                7 => CrawlFile.Pack(name, [.. own]).WithTorn(Torn()),
                _ => CrawlFile.Pack(name, [.. own]),
            };
        }

        yield return CrawlFile.Pack("plain.warc", [About("plain.warc"), .. order.Take(RecordsInPlainFile)]);
        yield return new CrawlFile("empty.warc.gz", [], [new Entry(null, "empty-file", Fate.Quarantine, [])]);
    }

    private static Entry About(string file)
    {
        var fields = "software: sample-crawl 1.0\r\nformat: WARC File Format 1.0\r\n"u8;
        var record = Warc.Record("warcinfo", null, Warc.Fields, fields, new Dice("warcinfo/" + file), extra: $"WARC-Filename: {file}\r\n");
        return new Entry(null, "warcinfo", Fate.NoDocument, record);
    }

    private Entry Lying()
    {
        var (page, dice) = (new StrangePages(_library).Junk("wrong-content-length", 0, Fate.Quarantine), new Dice("wrong-content-length"));
        var html = Encoding.UTF8.GetBytes(Layout.Render(_library, page, "utf-8", false));
        var message = Http.Response("200 OK", "text/html; charset=utf-8", html, dice);
        return new Entry(page.Url, page.Kind, page.Fate, Warc.Record("response", page.Url, Warc.HttpResponse, message, dice, lie: 5000));
    }

    private IEnumerable<Entry> AfterLie() =>
        Enumerable.Range(0, RecordsAfterLie).Select(i => Entry.FromPage(_library, new StrangePages(_library).Junk("after-wrong-length", i)));

    private Entry Torn() =>
        Entry.FromPage(_library, new StrangePages(_library).Junk("truncated-gzip", 0, Fate.Quarantine)) with { Text = "" };
}
