using System.Text;

namespace SampleCrawl;

/// <summary>HTML that is also well-formed XML, so that any page can be served as XHTML.</summary>
internal static class Markup
{
    public static string Escape(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();

    public static string Attribute(string text) => Escape(text).Replace("\"", "&quot;", StringComparison.Ordinal);

    public static string Element(string tag, string text) => $"<{tag}>{Escape(text)}</{tag}>\n";

    /// <summary>A div around markup.</summary>
    public static string Div(string kind, string html) => $"<div class=\"{kind}\">{html}</div>";

    public static string Link(string text, string address) => $"<a href=\"{Attribute(address)}\">{Escape(text)}</a>";

    public static string List(IEnumerable<string> items, string tag = "ul", bool raw = false) =>
        $"<{tag}>\n{string.Concat(items.Select(i => $"<li>{(raw ? i : Escape(i))}</li>\n"))}</{tag}>\n";

    public static string Table(IEnumerable<IEnumerable<string>> rows)
    {
        var html = new StringBuilder("<table>\n");
        foreach (var row in rows) html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Escape(cell)}</td>")).Append("</tr>\n");
        return html.Append("</table>\n").ToString();
    }
}
