using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SampleCrawl.Layouts;

/// <summary>The head of a page: what the site declares of language, date and subject, and the usual scripts and styles.</summary>
internal static class Head
{
    public static string Write(Page page, string? charset, Dice dice)
    {
        var (site, title) = (page.Site, page.Draft.Title);
        var head = new StringBuilder("<head>\n");
        if (charset is not null) head.Append(Charset(charset, dice));
        head.Append($"<title>{Markup.Escape(title)}{dice.Pick([" | ", " - ", " – ", " :: "])}{Markup.Escape(site.Name)}</title>\n");
        if (site.Declares.Contains("og"))
            head.Append(Property("og:title", title)).Append(Property("og:site_name", site.Name)).Append(Property("og:url", page.Url));
        if (site.Declares.Contains("date")) head.Append(Property("article:published_time", Date(page)));
        if (site.Declares.Contains("ld") && page.Draft.IsArticle) head.Append(LinkedData(page));
        head.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n");
        head.Append($"<link rel=\"stylesheet\" href=\"/static/{dice.Hex(8)}.css\" />\n");
        if (dice.Chance(0.5)) head.Append("<style>.cookie-banner { position: fixed; bottom: 0 } .sidebar { float: right }</style>\n");
        if (dice.Chance(0.6)) head.Append($"<script>window.dataLayer = window.dataLayer || []; dataLayer.push(['id', '{dice.Hex(12)}']);</script>\n");
        return head.Append("</head>\n").ToString();
    }

    public static string Date(Page page)
    {
        var dice = new Dice("date", page.Look);
        var time = new DateTime(2014, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(dice.Below(11 * 365 * 24 * 60));
        return time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    public static string Author(Page page, Library library) =>
        library["words"].Say("first", new Dice("author", page.Look)) + " " + library["words"].Say("last", new Dice("author/last", page.Look));

    private static string Property(string name, string content) => $"<meta property=\"{name}\" content=\"{Markup.Attribute(content)}\" />\n";

    private static string Charset(string name, Dice dice) => dice.Chance(0.5)
        ? $"<meta charset=\"{name}\" />\n"
        : $"<meta http-equiv=\"Content-Type\" content=\"text/html; charset={name}\" />\n";

    private static string LinkedData(Page page)
    {
        var data = new Dictionary<string, string>
        {
            ["@context"] = "https://schema.org", ["@type"] = "Article", ["headline"] = page.Draft.Title, ["datePublished"] = Date(page),
        };
        return $"<script type=\"application/ld+json\">{JsonSerializer.Serialize(data)}</script>\n";
    }
}
