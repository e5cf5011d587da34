using System.Buffers;
using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>Decodes character references as the HTML standard §13.2.5.72–80 does.</summary>
internal static class CharacterReferences
{
    private const int Replacement = 0xFFFD;
    private static readonly SearchValues<byte> _special = SearchValues.Create("&\r\0"u8);
    private static readonly SearchValues<byte> _alphanumeric =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>What the numbers 0x80 to 0x9F stand for: the characters of windows-1252.</summary>
    private static ReadOnlySpan<ushort> Windows1252 =>
    [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ];

    /// <summary>A bound of the bytes that so many bytes decode to: <c>&amp;nGt;</c> grows by one.</summary>
    public static int MostBytes(int length) => length + length / 4 + 8;

    /// <summary>Line ends become line feeds, and NULs vanish.</summary>
    public static int DecodeText(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        while (true)
        {
            var special = from.IndexOfAny(_special);
            var run = special < 0 ? from : from[..special];
            run.CopyTo(to[written..]);
            written += run.Length;
            if (special < 0) return written;
            from = from[special..];
            if (from[0] == '&') written += One(ref from, to[written..], isInAttribute: false);
            else
            {
                if (from[0] == '\r' && from is not [_, (byte)'\n', ..]) to[written++] = (byte)'\n';
                from = from[1..];
            }
        }
    }

    public static int DecodeAttribute(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        while (true)
        {
            var special = from.IndexOf((byte)'&');
            var run = special < 0 ? from : from[..special];
            run.CopyTo(to[written..]);
            written += run.Length;
            if (special < 0) return written;
            from = from[special..];
            written += One(ref from, to[written..], isInAttribute: true);
        }
    }

    /// <summary>The reference that stands first, or its ampersand alone.</summary>
    private static int One(ref ReadOnlySpan<byte> from, Span<byte> to, bool isInAttribute)
    {
        if (from is [_, (byte)'#', ..]) return Numeric(ref from, to);
        var end = from[1..Math.Min(from.Length, ReferenceNames.Longest + 1)].IndexOfAnyExcept(_alphanumeric);
        var run = from[1..(end < 0 ? Math.Min(from.Length, ReferenceNames.Longest + 1) : end + 1)];
        var isClosed = !run.IsEmpty && from.Length > run.Length + 1 && from[run.Length + 1] == ';';
        if (isClosed && Take(ref from, run.Length + 1, to) is > 0 and var whole) return whole;
        for (var length = Math.Min(run.Length, ReferenceNames.LongestWithoutSemicolon); length > 1; length--)
        {
            var next = from.Length > length + 1 ? from[length + 1] : (byte)0;
            if (isInAttribute && (next == '=' || char.IsAsciiLetterOrDigit((char)next)) && !ReferenceNames.Find(from.Slice(1, length)).IsEmpty) break;
            if (Take(ref from, length, to) is > 0 and var written) return written;
        }

        return Ampersand(ref from, to);
    }

    private static int Take(ref ReadOnlySpan<byte> from, int length, Span<byte> to)
    {
        var utf8 = ReferenceNames.Find(from.Slice(1, length));
        if (utf8.IsEmpty) return 0;
        utf8.CopyTo(to);
        from = from[(length + 1)..];
        return utf8.Length;
    }

    private static int Ampersand(ref ReadOnlySpan<byte> from, Span<byte> to)
    {
        from = from[1..];
        to[0] = (byte)'&';
        return 1;
    }

    private static int Numeric(ref ReadOnlySpan<byte> from, Span<byte> to)
    {
        var isHexadecimal = from is [_, _, (byte)'x' or (byte)'X', ..];
        var at = isHexadecimal ? 3 : 2;
        var (first, number) = (at, 0);
        for (; at < from.Length && Digit(from[at], isHexadecimal) is >= 0 and var digit; at++)
            number = Math.Min(number * (isHexadecimal ? 16 : 10) + digit, 0x110000);
        if (at == first) return Ampersand(ref from, to);
        if (at < from.Length && from[at] == ';') at++;
        from = from[at..];
        return Character(number).EncodeToUtf8(to);
    }

    private static int Digit(byte b, bool isHexadecimal) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' when isHexadecimal => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' when isHexadecimal => b - 'A' + 10,
        _ => -1,
    };

    private static Rune Character(int number) => number switch
    {
        0 => new Rune(Replacement),
        >= 0x80 and <= 0x9F => new Rune(Windows1252[number - 0x80]),
        _ => Rune.IsValid(number) ? new Rune(number) : new Rune(Replacement),
    };
}
