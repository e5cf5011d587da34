using System.Buffers;

namespace Curation.Redaction;

/// <summary>Byte classes of the scanners. Bytes of other scripts are no word bytes, so that a value right behind CJK text is found.</summary>
internal static class Ascii
{
    private static readonly SearchValues<byte> _digits = SearchValues.Create("0123456789"u8);

    public static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    public static bool IsLetter(byte b) => (uint)((b | 0x20) - 'a') <= 25;

    public static bool IsLetterOrDigit(byte b) => IsLetter(b) || IsDigit(b);

    /// <summary>Letters, digits and <c>_</c>, as in a regular expression's <c>\w</c>.</summary>
    public static bool IsWord(byte b) => IsLetterOrDigit(b) || b == '_';

    public static bool IsWordAt(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && IsWord(text[at]);

    /// <summary>Whether a value that begins here would not stand alone: a word, a tag or the value before ends right ahead of it.</summary>
    public static bool IsGlued(ReadOnlySpan<byte> text, int floor, int at) =>
        IsWordAt(text, at - 1) || FollowsValue(text, floor, at);

    /// <summary>Whether the value before, or a tag in its place, ends right ahead of a place.</summary>
    public static bool FollowsValue(ReadOnlySpan<byte> text, int floor, int at) =>
        (at == floor && floor > 0) || (IsAt(text, at - 1, '>') && Tags.EndsAt(text[..at]));

    /// <summary>Whether a value that ends here would be part of more: a word goes on, or a mail address that may have been one.</summary>
    public static bool GoesOn(ReadOnlySpan<byte> text, int at) =>
        IsWordAt(text, at) || IsAt(text, at, '@') || (IsAt(text, at, '<') && text[at..].StartsWith("<EMAIL>"u8));

    public static bool IsAt(ReadOnlySpan<byte> text, int at, char c) => (uint)at < (uint)text.Length && text[at] == c;

    public static bool IsDigitAt(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && IsDigit(text[at]);

    /// <summary>The first of the letters and digits that lead up to a place.</summary>
    public static int StartOfWord(ReadOnlySpan<byte> text, int floor, int at)
    {
        while (at > floor && IsLetterOrDigit(text[at - 1])) at--;
        return at;
    }

    /// <summary>The end of the letters and digits from a place on.</summary>
    public static int EndOfWord(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsLetterOrDigit(text[at])) at++;
        return at;
    }

    /// <summary>The end of the run of digits that begins at a place.</summary>
    public static int EndOfDigits(ReadOnlySpan<byte> text, int at)
    {
        var length = text[at..].IndexOfAnyExcept(_digits);
        return length < 0 ? text.Length : at + length;
    }
}
