using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SampleCrawl;

/// <summary>The text that an extractor without fault would find on a page: heading and main part, one block a line.</summary>
internal static partial class MainText
{
    public static string Of(string title, string body)
    {
        var lines = WebUtility.HtmlDecode(Inline().Replace(Block().Replace(body.Replace("</td>", " ", StringComparison.Ordinal), "\n"), "")).Split('\n');
        return title + "\n" + string.Join('\n', lines.Select(l => Spaces().Replace(l, " ").Trim()).Where(l => l.Length > 0));
    }

    public static int Bytes(string title, string body) => Encoding.UTF8.GetByteCount(Of(title, body));

    [GeneratedRegex("</?(p|div|li|ul|ol|tr|table|h[1-6]|pre|blockquote|br|dl|dt|dd|section|hr)[^>]*>")]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Inline();

    [GeneratedRegex("[ \t\r]+")]
    private static partial Regex Spaces();
}
