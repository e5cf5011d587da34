using System.Numerics;
using System.Runtime.Intrinsics;

namespace Curation.Extraction.Rendering;

/// <summary>Words with one blank between each two, which a text holds as it is written; found 32 bytes at a time.</summary>
internal static class PlainRun
{
    private const byte Blank = (byte)' ';

    /// <summary>How many bytes of such words a text begins with; 0 where it begins with white space or what may be.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        if (IsSpecial(text[0])) return 0;
        var at = 0;
        for (; at + Vector256<byte>.Count < text.Length; at += Vector256<byte>.Count)
        {
            var end = End(Vector256.Create(text[at..]), Vector256.Create(text[(at + 1)..]));
            if (end < Vector256<byte>.Count) return at + end;
        }

        // blanks behind the text end it
        Span<byte> last = stackalloc byte[Vector256<byte>.Count + 1];
        last.Fill(Blank);
        text[at..].CopyTo(last);
        return at + End(Vector256.Create<byte>(last), Vector256.Create<byte>(last[1..]));
    }

    /// <summary>Control characters and space, and the lead bytes of no-break space, soft hyphen, zero-width space and byte order mark.</summary>
    public static bool IsSpecial(byte b) => b is <= Blank or 0x7F or 0xC2 or 0xE2 or 0xEF;

    /// <summary>The first byte that is special, but for a blank before one that is not; 32 where there is none.</summary>
    private static int End(Vector256<byte> bytes, Vector256<byte> next)
    {
        var isLoneBlank = Vector256.AndNot(Vector256.Equals(bytes, Vector256.Create(Blank)), Special(next));
        return BitOperations.TrailingZeroCount(Vector256.AndNot(Special(bytes), isLoneBlank).ExtractMostSignificantBits());
    }

    private static Vector256<byte> Special(Vector256<byte> bytes) =>
        Vector256.LessThanOrEqual(bytes, Vector256.Create(Blank)) | Vector256.Equals(bytes, Vector256.Create((byte)0x7F))
        | Vector256.Equals(bytes, Vector256.Create((byte)0xC2)) | Vector256.Equals(bytes, Vector256.Create((byte)0xE2))
        | Vector256.Equals(bytes, Vector256.Create((byte)0xEF));
}
