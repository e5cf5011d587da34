using System.Text;
using SampleCrawl.Kinds;
using SampleCrawl.Layouts;

namespace SampleCrawl.Wire;

/// <summary>Pages that arrive damaged or beyond every limit. What can still be read is junk.</summary>
internal sealed class StrangePages(Library library)
{
    private const int HugeBytes = 20_100_000;
    private const int Depth = 10_000;
    private static readonly (string Language, string Written, string Declared)[] _s_wrong =
    [
        ("ru", "windows-1251", "koi8-r"), ("ru", "koi8-r", "utf-8"), ("ja", "shift_jis", "euc-jp"), ("pl", "iso-8859-2", "windows-1252"),
        ("de", "utf-8", "iso-8859-1"), ("tr", "iso-8859-9", "utf-8"), ("zh", "gb2312", "big5"), ("fr", "windows-1252", "us-ascii"),
    ];

    public IEnumerable<Entry> Write()
    {
        for (var i = 0; i < 4; i++) yield return From(Junk("missing-content-type", i), "utf-8", null);
        for (var i = 0; i < 2; i++) yield return From(Junk("unknown-charset", i), "utf-8", "text/html; charset=x-crawl-" + i);
        for (var i = 0; i < _s_wrong.Length; i++) yield return WrongCharset(i);
        for (var i = 0; i < 3; i++) yield return BrokenUtf8(i);
        yield return From(Deep(), "utf-8", "text/html; charset=utf-8");
    }

    /// <summary>Pages for the quarantine: 20 MB of one page, and two whose bytes are text in no charset.</summary>
    public IEnumerable<Entry> Unreadable()
    {
        yield return From(Huge(), "utf-8", "text/html; charset=utf-8") with { Text = "" };
        for (var i = 0; i < 2; i++) yield return Noise(i);
    }

    /// <summary>A sound junk page, for others to break.</summary>
    public Page Junk(string kind, int index, Fate fate = Fate.Drop) =>
        Page.Make(library, kind, "forum", index, fate, new ForumThread(library["forum"]).Write(new Dice(kind, index)));

    private Entry From(Page page, string charset, string? contentType) =>
        Entry.FromPage(library, page, new Delivery(Delivery.ByName(charset), contentType, null));

    private Entry WrongCharset(int index)
    {
        var (language, written, declared) = _s_wrong[index];
        var draft = new ForeignPage(library[language], language).Write(new Dice("wrong-charset", index));
        var page = Page.Make(library, "wrong-charset", language, index, Fate.Drop, draft);
        var delivery = index % 2 == 0
            ? new Delivery(Delivery.ByName(written), "text/html; charset=" + declared, null)
            : new Delivery(Delivery.ByName(written), "text/html", declared);
        return Entry.FromPage(library, page, delivery);
    }

    private Entry BrokenUtf8(int index)
    {
        var (page, dice) = (Junk("broken-utf8", index), new Dice("broken-utf8/bytes", index));
        var bytes = Encoding.UTF8.GetBytes(Layout.Render(library, page, "utf-8", false));
        for (var i = 0; i < 12 + (40 * index); i++) bytes[(bytes.Length / 3) + dice.Below(bytes.Length / 2)] = (byte)dice.Pick([0xC3, 0xE2, 0xFF, 0xF0, 0x80]);
        return Raw(page, bytes, dice) with { Text = MainText.Of(page.Draft.Title, page.Draft.Body) };
    }

    private Page Deep()
    {
        var open = string.Concat(Enumerable.Range(1, Depth).Select(i => i % 500 == 0 ? $"<div>level {i} " : "<div>"));
        var body = open + "<p>the bottom of it all</p>" + string.Concat(Enumerable.Repeat("</div>", Depth)) + "\n";
        return Page.Make(library, "deep-nesting", "forum", 0, Fate.Drop, new Draft("Threads within threads", body));
    }

    private Page Huge()
    {
        const string Line = "<p>Another line of a log that nobody ever rotated.</p>\n";
        return Page.Make(library, "huge", "forum", 0, Fate.Quarantine, new Draft("Full log", string.Concat(Enumerable.Repeat(Line, HugeBytes / Line.Length))));
    }

    private Entry Noise(int index)
    {
        var (page, dice) = (Junk("broken-charset", index, Fate.Quarantine), new Dice("broken-charset/bytes", index));
        var noise = Enumerable.Range(0, 9000).Select(_ => (byte)(0x80 + dice.Below(0x80))).ToArray();
        var (head, middle) = ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>"u8.ToArray(), "</title></head><body><p>"u8.ToArray());
        return Raw(page, [.. head, .. noise[..60], .. middle, .. noise, .. "</p></body></html>"u8], dice);
    }

    private static Entry Raw(Page page, byte[] bytes, Dice dice)
    {
        var message = Http.Response("200 OK", "text/html; charset=utf-8", bytes, dice);
        return new Entry(page.Url, page.Kind, page.Fate, Warc.Record("response", page.Url, Warc.HttpResponse, message, dice));
    }
}
