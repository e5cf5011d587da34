using System.Text;

namespace SampleCrawl.Wire;

/// <summary>How a page travels: its type, its charset as written and as declared in header and page, transfer and content coding.</summary>
internal sealed record Delivery(Encoding Encoding, string? ContentType, string? MetaCharset, bool Chunked = false, bool Gzip = false, bool AsXml = false)
{
    private static readonly Dictionary<string, string[]> _s_legacy = new()
    {
        ["de"] = ["windows-1252", "iso-8859-1"], ["fr"] = ["iso-8859-1", "windows-1252"], ["es"] = ["iso-8859-1"], ["it"] = ["windows-1252"],
        ["pt"] = ["iso-8859-1"], ["nl"] = ["windows-1252"], ["sv"] = ["iso-8859-1"], ["fi"] = ["iso-8859-1"], ["pl"] = ["iso-8859-2", "windows-1250"],
        ["ru"] = ["windows-1251", "koi8-r"], ["tr"] = ["iso-8859-9"], ["ja"] = ["shift_jis", "euc-jp"], ["zh"] = ["gb2312", "gb18030"],
        ["ko"] = ["euc-kr"], ["ar"] = ["windows-1256"], ["hi"] = ["utf-8"], ["en"] = ["windows-1252"],
    };

    public static Delivery For(Page page)
    {
        var dice = new Dice("delivery", page.Look);
        var plain = page.Draft.Planted.Count > 0;
        var legacy = !plain && dice.Chance(page.Site.Language == "en" ? 0.06 : 0.35);
        var name = legacy ? dice.Pick(_s_legacy[page.Site.Language]) : "utf-8";
        var (inHeader, inPage) = dice.Below(20) switch
        {
            < 9 => (true, true),
            < 13 => (true, false),
            < 18 => (false, true),
            _ => (false, legacy && page.Site.Language == "en"),
        };
        var asXml = !plain && !legacy && dice.Chance(0.05);
        var type = (asXml ? "application/xhtml+xml" : "text/html") + (inHeader ? "; charset=" + Spelling(name, dice) : "");
        return new Delivery(ByName(name), type, inPage ? name : null, !plain && dice.Chance(0.15), !plain && dice.Chance(0.15), asXml);
    }

    /// <summary>The bytes of a text; what the charset lacks becomes a character reference.</summary>
    public static byte[] Encode(string html, Encoding encoding)
    {
        var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
        var odd = html.EnumerateRunes().Where(r => !r.IsAscii).Distinct().Where(r => !Fits(r, strict)).ToHashSet();
        if (odd.Count == 0) return encoding.GetBytes(html);
        var text = new StringBuilder(html.Length);
        foreach (var rune in html.EnumerateRunes()) text.Append(odd.Contains(rune) ? $"&#{rune.Value};" : rune.ToString());
        return encoding.GetBytes(text.ToString());
    }

    public static Encoding ByName(string name) => name == "utf-8" ? new UTF8Encoding(false) : Encoding.GetEncoding(name);

    private static string Spelling(string name, Dice dice) => dice.Below(4) switch { 0 => name.ToUpperInvariant(), 1 => $"\"{name}\"", _ => name };

    private static bool Fits(Rune rune, Encoding strict)
    {
        try { return strict.GetByteCount(rune.ToString()) > 0; }
        catch (EncoderFallbackException) { return false; }
    }
}
