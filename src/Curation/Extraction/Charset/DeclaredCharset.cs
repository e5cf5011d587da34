using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Charset;

/// <summary>The charset that a page declares in its first bytes: meta elements and the XML declaration.</summary>
/// <remarks>After the prescan of the HTML standard §13.2.3.2, over more bytes than its 1024, because crawled pages put scripts first.</remarks>
internal static class DeclaredCharset
{
    private const int ScannedBytes = 16384;

    public static Encoding? Find(ReadOnlySpan<byte> page)
    {
        var head = page.Length > ScannedBytes ? page[..ScannedBytes] : page;
        var found = FromXml(head) ?? FromMeta(head);
        // a page that could be read this far is not UTF-16, whatever it says
        return found is UnicodeEncoding ? Encoding.UTF8 : found;
    }

    /// <summary>Whether it says EUC-TW, of which no table is at hand.</summary>
    public static bool IsUnknownTaiwanese(ReadOnlySpan<byte> page, string? header) =>
        string.Equals(header, "euc-tw", StringComparison.OrdinalIgnoreCase)
        || (CharsetLabels.Find(header) is null && Letters.Find(page[..Math.Min(page.Length, 1024)], "euc-tw"u8) >= 0);

    private static Encoding? FromXml(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("<?xml"u8)) return null;
        var end = head.IndexOf((byte)'>');
        return end < 0 ? null : Value(head[..end], "encoding"u8);
    }

    private static Encoding? FromMeta(ReadOnlySpan<byte> head)
    {
        while (true)
        {
            var open = head.IndexOf((byte)'<');
            if (open < 0) return null;
            head = head[open..];
            if (head.StartsWith("<!--"u8))
            {
                var close = head.IndexOf("-->"u8);
                if (close < 0) return null;
                head = head[close..];
                continue;
            }

            if (head.Length > 5 && Ascii.EqualsIgnoreCase(head[1..5], "meta"u8))
            {
                var end = head.IndexOf((byte)'>');
                if (end < 0) return null;
                if (Value(head[..end], "charset"u8) is { } found) return found;
            }

            head = head[1..];
        }
    }

    private static Encoding? Value(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        for (; tag.Length > name.Length; tag = tag[1..])
        {
            if (!Ascii.EqualsIgnoreCase(tag[..name.Length], name)) continue;
            var rest = tag[name.Length..].TrimStart(" \t\r\n\f"u8);
            if (!rest.StartsWith("="u8)) continue;
            rest = rest[1..].TrimStart(" \t\r\n\f\"'"u8);
            var end = rest.IndexOfAny(" \t\r\n\f\"';/>?"u8);
            return CharsetLabels.Find(Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]));
        }

        return null;
    }
}
