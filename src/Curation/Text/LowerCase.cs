using System.Globalization;
using System.Text;

namespace Curation.Text;

/// <summary>Lower case as Python's <c>str.lower</c> makes it: İ becomes i and U+0307, and Σ becomes ς at the end of a word.
/// Unicode Standard, section 3.13, default case conversion; CPython Objects/unicodeobject.c.</summary>
internal static class LowerCase
{
    private const int DottedI = 0x130, DotlessI = 0x131, LongS = 0x17F, Sigma = 0x3A3, FinalSigma = 0x3C2, KelvinSign = 0x212A;

    /// <summary>The most bytes that so many may become.</summary>
    public static int MostBytes(int bytes) => bytes * 3 / 2 + 4;

    public static string Of(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var lower = new byte[MostBytes(utf8.Length)];
        return Encoding.UTF8.GetString(lower, 0, Write(utf8, lower));
    }

    /// <summary>Writes valid UTF-8 in lower case; gives its length.</summary>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> lower)
    {
        var length = 0;
        for (var at = 0; at < text.Length;)
        {
            var ascii = text[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            ascii = ascii < 0 ? text.Length - at : ascii;
            Ascii.ToLower(text.Slice(at, ascii), lower[length..], out _);
            (at, length) = (at + ascii, length + ascii);
            if (at == text.Length) break;
            var codePoint = CodePoints.Decode(text, at, out var next);
            if (codePoint == DottedI) length += Encoding.UTF8.GetBytes("i\u0307", lower[length..]);
            else if (codePoint == Sigma && IsAtEnd(text[..at], text[next..])) length += new Rune(FinalSigma).EncodeToUtf8(lower[length..]);
            else length += Rune.ToLowerInvariant(new Rune(codePoint)).EncodeToUtf8(lower[length..]);
            at = next;
        }

        return length;
    }

    /// <summary>How many bytes of a text are a phrase of ASCII in lower case; 0 where it does not begin so.</summary>
    /// <param name="byPattern">Whether letters are compared as Python's <c>re.IGNORECASE</c> does, to which also İ and ı are i, and ſ is s.</param>
    public static int PrefixOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> phrase, bool byPattern = false)
    {
        var at = 0;
        foreach (var letter in phrase)
        {
            if (at >= text.Length) return 0;
            var found = text[at] < 0x80 ? text[at++] : AsciiOf(CodePoints.Decode(text, at, out at), byPattern);
            if (found != letter && !(char.IsAsciiLetterUpper((char)found) && (found | 0x20) == letter)) return 0;
        }

        return at;
    }

    private static int AsciiOf(int codePoint, bool byPattern) => codePoint switch
    {
        KelvinSign => 'k',
        LongS when byPattern => 's',
        DottedI or DotlessI when byPattern => 'i',
        _ => 0,
    };

    private static bool IsAtEnd(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind)
    {
        var last = -1;
        while (!before.IsEmpty)
        {
            var start = CodePoints.LastStart(before);
            last = CodePoints.Decode(before, start, out _);
            if (!IsPassedOver(last)) break;
            before = before[..start];
            last = -1;
        }

        if (!IsCased(last)) return false;
        for (var at = 0; at < behind.Length;)
        {
            var next = CodePoints.Decode(behind, at, out at);
            if (!IsPassedOver(next)) return !IsCased(next);
        }

        return true;
    }

    /// <summary>The property Case_Ignorable.</summary>
    private static bool IsPassedOver(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || codePoint is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027 or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07
            or 0xFF0E or 0xFF1A;

    /// <summary>The property Cased, of what is not passed over.</summary>
    private static bool IsCased(int codePoint) => codePoint >= 0
        && (CharUnicodeInfo.GetUnicodeCategory(codePoint) <= UnicodeCategory.TitlecaseLetter
            || codePoint is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169)
                or (>= 0x1F170 and <= 0x1F189));
}
