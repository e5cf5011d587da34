namespace Curation.Extraction.Rendering;

/// <summary>TeX within a text, where no mark is one of Markdown: between dollars, or <c>\(</c> and <c>\)</c>, <c>\[</c> and <c>\]</c>.</summary>
/// <remarks>As Pandoc tells it from money: no white space at its inner ends, no digit behind it; and something in it that only TeX has.</remarks>
internal static class TexSpan
{
    private const int Longest = 1000;

    /// <summary>The next one from a place on; behind the text where there is none.</summary>
    public static (int Start, int End) Next(ReadOnlySpan<byte> text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var found = text[at..].IndexOfAny((byte)'$', (byte)'\\');
            if (found < 0) break;
            at += found;
            if (LengthAt(text[at..]) is > 0 and var length) return (at, at + length);
        }

        return (text.Length, text.Length);
    }

    private static int LengthAt(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("$$"u8)) return Closed(text, 2, "$$"u8);
        if (text[0] == '$') return Closed(text, 1, "$"u8) is > 0 and var length && IsTex(text[..length], text[length..]) ? length : 0;
        return text.StartsWith("\\("u8) ? Closed(text, 2, "\\)"u8) : text.StartsWith("\\["u8) ? Closed(text, 2, "\\]"u8) : 0;
    }

    private static int Closed(ReadOnlySpan<byte> text, int open, ReadOnlySpan<byte> close)
    {
        var end = text[open..Math.Min(text.Length, Longest)].IndexOf(close);
        return end > 0 ? open + end + close.Length : 0;
    }

    private static bool IsTex(ReadOnlySpan<byte> text, ReadOnlySpan<byte> behind) =>
        text[1] > ' ' && text[^2] > ' ' && text.ContainsAny((byte)'\\', (byte)'_', (byte)'^')
        && (behind.IsEmpty || !char.IsAsciiDigit((char)behind[0]));
}
