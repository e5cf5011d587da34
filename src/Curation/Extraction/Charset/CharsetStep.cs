using System.Text;
using System.Text.Unicode;
using Curation.Core;

namespace Curation.Extraction.Charset;

/// <summary>Page bytes of any charset to UTF-8. No text is refused: what cannot be decoded becomes U+FFFD.</summary>
/// <remarks>
/// Byte order mark, header, meta and XML declaration in the order of the HTML standard §13.2.3.2, except that bytes which are valid UTF-8 beyond chance are
/// UTF-8, whatever a page says, that a page which says UTF-8 and holds damage that no charset explains is UTF-8, and that
/// a declaration under which the bytes make no sense loses against one under which they do: servers declare a default for files that they have not looked at.
/// </remarks>
internal static class CharsetStep
{
    private const int SurelyUtf8Characters = 4, ZeroSearchedBytes = 1024, VietnameseCodePage = 1258, Big5CodePage = 950;

    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> page, string? header)
    {
        var bytes = page.Span;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Transcode(bytes[2..], Encoding.BigEndianUnicode);
        if (Utf32(bytes) is { } utf32) return Transcode(bytes, utf32);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Transcode(bytes[2..], Encoding.Unicode);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Utf8.IsValid(bytes) ? page[3..] : Transcode(bytes[3..], Encoding.UTF8);
        if (Utf16.Find(bytes[..Math.Min(bytes.Length, ZeroSearchedBytes)]) is { } utf16) return Transcode(bytes, utf16);
        if (SevenBits.Find(bytes, header) is { } sevenBits) return Transcode(bytes, sevenBits);
        if (Utf8.IsValid(bytes)) return IsUtf8(bytes, header) ? page : Transcode(bytes, Declared(bytes, header)!);
        var declared = Declared(bytes, header);
        var (whole, broken) = CountUtf8(bytes);
        if (whole > broken) return Transcode(bytes, Encoding.UTF8);
        var (mayBeUtf8, saysUtf8) = (declared is UTF8Encoding && whole > 0, DeclaredCharset.Find(bytes) is UTF8Encoding);
        var detected = CharsetDetector.Detect(bytes, Legacy(declared), mayBeUtf8, saysUtf8);
        if (DeclaredCharset.IsUnknownTaiwanese(bytes, header) && detected.CodePage != Big5CodePage)
            throw new BadRecordException("broken-charset", "EUC-TW is not decoded");
        return Transcode(bytes, detected);
    }

    /// <summary>No page of it is read by browsers; some are served.</summary>
    private static UTF32Encoding? Utf32(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [(byte)'<', 0, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: false),
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        _ => null,
    };

    private static Encoding? Declared(ReadOnlySpan<byte> bytes, string? header) => CharsetLabels.Find(header) ?? DeclaredCharset.Find(bytes);

    private static Encoding? Legacy(Encoding? declared) => declared is UTF8Encoding or UnicodeEncoding ? null : declared;

    /// <summary>Whether valid UTF-8 is meant as such: other charsets may look like it for a few characters.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes, string? header)
    {
        var starts = 0;
        for (var rest = bytes; rest.IndexOfAnyInRange((byte)0xC0, (byte)0xFF) is >= 0 and var start; rest = rest[(start + 1)..])
        {
            if (++starts == SurelyUtf8Characters) return true;
        }

        if (starts == 0) return true;
        return Declared(bytes, header) is not { } declared || declared is UTF8Encoding or UnicodeEncoding || declared == CharsetLabels.Windows1252;
    }

    /// <summary>Whole characters of UTF-8 beyond ASCII, and broken ones: they are few where a page was cut or a line pasted in.</summary>
    private static (int Whole, int Broken) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken) = (0, 0);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var high)
        {
            bytes = bytes[high..];
            var isWhole = Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done;
            if (isWhole) whole++;
            else broken++;
            bytes = bytes[length..];
        }

        return (whole, broken);
    }

    private static ReadOnlyMemory<byte> Transcode(ReadOnlySpan<byte> page, Encoding from)
    {
        var text = from.GetString(page);
        if (from.CodePage == VietnameseCodePage) text = VietnameseTones.Join(text);
        else if (from.CodePage == Big5CodePage) text = HongKongCharacters.Restore(text);
        return Encoding.UTF8.GetBytes(text);
    }
}
