using System.Text;
using System.Text.Unicode;
using Curation.Core;

namespace Curation.Extraction.Charset;

/// <summary>Page bytes of any charset to UTF-8.</summary>
/// <remarks>
/// Byte order mark, header, meta and XML declaration in the order of the HTML standard §13.2.3.2, except that bytes which are valid UTF-8 beyond chance are
/// UTF-8, whatever a page says: servers declare a default for files that they have not looked at.
/// </remarks>
internal static class CharsetStep
{
    private const int SurelyUtf8Characters = 4;
    private const double MaxBrokenShare = 0.05;

    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> page, string? header)
    {
        var bytes = page.Span;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Transcode(bytes[2..], Encoding.BigEndianUnicode);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Transcode(bytes[2..], Encoding.Unicode);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return FromUtf8(page[3..]);
        var declared = CharsetLabels.Find(header) ?? DeclaredCharset.Find(bytes);
        if (declared is null && Utf8.IsValid(bytes)) return FromUtf8(page);
        if (declared is null) return Transcode(bytes, Undeclared());
        return declared is UTF8Encoding || IsSurelyUtf8(bytes) ? FromUtf8(page) : Transcode(bytes, declared);
    }

    /// <summary>The seam for telling legacy encodings apart by their bytes.</summary>
    private static Encoding Undeclared() => CharsetLabels.ByCodePage(CharsetLabels.Windows1252);

    private static bool IsSurelyUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes) || !Utf8.IsValid(bytes)) return false;
        var starts = 0;
        foreach (var b in bytes)
        {
            if (b >= 0xC0 && ++starts == SurelyUtf8Characters) return true;
        }

        return false;
    }

    private static ReadOnlyMemory<byte> FromUtf8(ReadOnlyMemory<byte> page) =>
        Checked(Utf8.IsValid(page.Span) ? page : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page.Span)));

    private static ReadOnlyMemory<byte> Transcode(ReadOnlySpan<byte> page, Encoding from) => Checked(Encoding.UTF8.GetBytes(from.GetString(page)));

    private static ReadOnlyMemory<byte> Checked(ReadOnlyMemory<byte> utf8)
    {
        var broken = utf8.Span.Count("\uFFFD"u8);
        if (broken == 0 || broken <= MaxBrokenShare * Encoding.UTF8.GetCharCount(utf8.Span)) return utf8;
        throw new BadRecordException("broken-charset", FormattableString.Invariant($"{broken} characters could not be decoded"));
    }
}
