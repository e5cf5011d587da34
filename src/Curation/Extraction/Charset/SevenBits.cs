using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>East Asian charsets that write characters as pairs of ASCII: told by the signs that shift between the two, whatever a page says.</summary>
/// <remarks>ISO-2022-JP (RFC 1468) and ISO-2022-KR (RFC 1557) shift by escapes; HZ (RFC 1843) by signs that other texts may have, so that the page must say it.
/// UTF-7 is left as it stands.</remarks>
internal static class SevenBits
{
    private const byte Escape = 0x1B;

    public static Encoding? Find(ReadOnlySpan<byte> page, string? header)
    {
        // most pages have a byte beyond ASCII near their beginning
        if (page.ContainsAnyInRange((byte)0x80, byte.MaxValue)) return null;
        var escape = page.Contains(Escape) ? page.IndexOf((ReadOnlySpan<byte>)[Escape, (byte)'$']) : -1;
        var isHz = escape < 0 && page.IndexOf("~{"u8) >= 0;
        if (escape < 0 && !isHz) return null;
        if (isHz) return (CharsetLabels.Find(header) ?? DeclaredCharset.Find(page)) is { CodePage: CharsetLabels.HzCodePage } hz ? hz : null;
        return page[(escape + 2)..] switch
        {
            [(byte)'@' or (byte)'B', ..] or [(byte)'(', (byte)'D', ..] => CharsetLabels.Find("iso-2022-jp"),
            [(byte)')', (byte)'C', ..] => CharsetLabels.Find("iso-2022-kr"),
            _ => null,
        };
    }
}
