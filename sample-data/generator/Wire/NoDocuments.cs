using System.Text;
using SampleCrawl.Layouts;

namespace SampleCrawl.Wire;

/// <summary>Records that hold no document: error pages with bodies, redirects, other types, empty bodies, records that are no responses.</summary>
internal sealed class NoDocuments(Library library)
{
    private const string CrawlerLog =
        "<html><body><p>Log of the crawler, which is written by the crawler and is not a page of the web.</p></body></html>";

    private static readonly string[] _s_errors =
    [
        "The page you were looking for could not be found. It may have been moved, renamed or removed when this site was rebuilt last year.",
        "Please check the address for typing errors, or go back to the front page and try the search field, which knows every page of this site.",
        "If you followed a link from another site, the people there would surely be glad to hear that it no longer works.",
        "Our engineers have been told about this problem and are working on it. Please try again in a few minutes.",
        "While you wait, here are the things that other readers looked at today, together with a short note on each of them.",
    ];

    private static readonly (string Type, string Suffix, string Body)[] _s_others =
    [
        ("text/css", ".css", "body { margin: 0 } .post { padding: 1em } .sidebar { float: right }\n"),
        ("application/javascript", ".js", "(function(){var q=window.q||[];q.push(['load',Date.now()]);})();\n"),
        ("application/json", ".json",
            "{\"items\":[{\"title\":\"The old bridge\",\"text\":\"It was built by the people of the village and has stood for a century.\"}]}\n"),
        ("image/png", ".png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0010\0\0\0\u0010"),
        ("text/plain", "/robots.txt", "User-agent: *\nDisallow: /search\nCrawl-delay: 5\n"),
        ("application/rss+xml", "/feed.xml",
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed</title><item><title>News of the day</title></item></channel></rss>\n"),
        ("application/pdf", ".pdf", "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"),
    ];

    public IEnumerable<Entry> Write()
    {
        for (var i = 0; i < 20; i++) foreach (var entry in Error(i, new Dice("error", i))) yield return entry;
        for (var i = 0; i < 10; i++) foreach (var entry in Redirect(new Dice("redirect", i))) yield return entry;
        for (var i = 0; i < 28; i++) yield return Other(i, new Dice("other", i));
        for (var i = 0; i < 3; i++) yield return Empty(new Dice("empty", i));
        for (var i = 0; i < 12; i++) yield return NoResponse(i, new Dice("no-response", i));
    }

    private IEnumerable<Entry> Error(int index, Dice dice)
    {
        var (kind, status) = index < 14
            ? ("not-found", dice.Pick(["404 Not Found", "404 Not Found", "410 Gone"]))
            : ("server-error", dice.Pick(["500 Internal Server Error", "503 Service Unavailable"]));
        var body = string.Concat(dice.Shuffle(_s_errors).Select(e => Markup.Element("p", e)));
        var draft = new Draft(status[4..], body + Markup.List(dice.Times(3, 9).Select(_ => library["news"].Say("teaser", dice))));
        var page = Page.Make(library, kind, "news", index, Fate.NoDocument, draft);
        var html = Encoding.UTF8.GetBytes(Layout.Render(library, page, "utf-8", false));
        yield return Response(page.Url, kind, Http.Response(status, "text/html; charset=utf-8", html, dice), dice);
        if (index % 2 == 0) yield return Request(page.Url, dice);
    }

    private IEnumerable<Entry> Redirect(Dice dice)
    {
        var (from, to) = (Url(dice, "/old/" + dice.Hex(6)), Url(dice, "/new/" + dice.Hex(6)));
        var body = $"<html><head><title>Moved</title></head><body><h1>Moved</h1><p>The document has moved <a href=\"{to}\">here</a>.</p></body></html>\n";
        var status = dice.Pick(["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"]);
        yield return Request(from, dice);
        yield return Response(from, "redirect", Http.Response(status, "text/html", Encoding.ASCII.GetBytes(body), dice, extra: $"Location: {to}\r\n"), dice);
    }

    private Entry Other(int index, Dice dice)
    {
        var (type, suffix, body) = _s_others[index % _s_others.Length];
        var bytes = new List<byte>(Encoding.Latin1.GetBytes(body));
        if (type == "image/png") bytes.AddRange(dice.Times(400, 3000).Select(_ => (byte)dice.Below(256)));
        var url = Url(dice, "/static/" + dice.Hex(8) + suffix);
        return Response(url, "not-html", Http.Response("200 OK", type, [.. bytes], dice), dice);
    }

    private Entry Empty(Dice dice) =>
        Response(Url(dice, "/empty/" + dice.Hex(6)), "zero-byte-body", Http.Response("200 OK", "text/html; charset=utf-8", [], dice), dice);

    private Entry NoResponse(int index, Dice dice)
    {
        var (type, contentType, url, text) = (index % 4) switch
        {
            0 => ("metadata", Warc.Fields, Url(dice, "/via/" + dice.Hex(6)), $"via: {Url(dice, "/")}\r\nfetchTimeMs: {dice.Between(20, 900)}\r\n"),
            1 => ("resource", "text/dns", "dns:" + dice.Pick(library.Sites).Host, "20260117000000\r\nhost.example. 300 IN A 192.0.2.7\r\n"),
            2 => ("revisit", Warc.HttpResponse, Url(dice, "/static/" + dice.Hex(8) + ".css"), "HTTP/1.1 304 Not Modified\r\n\r\n"),
            _ => ("resource", "text/html", "urn:crawl:log:" + dice.Hex(8), CrawlerLog),
        };
        return new Entry(url, type, Fate.NoDocument, Warc.Record(type, url, contentType, Encoding.ASCII.GetBytes(text), dice));
    }

    private static Entry Request(string url, Dice dice)
    {
        var uri = new Uri(url);
        return new Entry(url, "request", Fate.NoDocument, Warc.Record("request", url, Warc.HttpRequest, Http.Request(uri.Host, uri.PathAndQuery), dice));
    }

    private static Entry Response(string url, string kind, byte[] message, Dice dice) =>
        new(url, kind, Fate.NoDocument, Warc.Record("response", url, Warc.HttpResponse, message, dice));

    private string Url(Dice dice, string path) => $"https://{dice.Pick(library.Sites).Host}{path}";
}
