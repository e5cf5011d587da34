using System.Buffers;

namespace Curation.Extraction.Rendering;

/// <summary>Which characters of a text Markdown would read as marks (CommonMark §2.4, §4, §5).</summary>
internal static class MarkdownEscape
{
    private const int MostDigits = 9, MostHashes = 6, LongestRun = 8, LongestLabel = 999, LongestReference = 32;
    private static readonly SearchValues<byte> _marks = SearchValues.Create("*_`|<[\\&"u8);

    private static readonly SearchValues<byte> _ofReferences =
        SearchValues.Create("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>The place of the character that makes the start of a line a heading, an item or a quote; -1 where none does.</summary>
    public static int AtLineStart(ReadOnlySpan<byte> text)
    {
        switch (text[0])
        {
            case (byte)'>': return 0;
            case (byte)'-' or (byte)'+' or (byte)'*': return IsEnd(text, 1) || text[1] == text[0] ? 0 : -1;
            case (byte)'#':
                var hashes = text.IndexOfAnyExcept((byte)'#');
                return hashes < 0 || (hashes <= MostHashes && IsEnd(text, hashes)) ? 0 : -1;
        }

        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits is > 0 and <= MostDigits && text[digits] is (byte)'.' or (byte)')' && IsEnd(text, digits + 1) ? digits : -1;
    }

    /// <summary>The place of the next mark within the text, or -1.</summary>
    public static int Next(ReadOnlySpan<byte> text, int from, bool isCell)
    {
        for (var at = from; at < text.Length; at++)
        {
            var found = text[at..].IndexOfAny(_marks);
            if (found < 0) return -1;
            at += found;
            var isMark = text[at] switch
            {
                (byte)'|' => isCell,
                (byte)'*' => !IsBetween(text, at, ' '),
                (byte)'_' => !IsBetween(text, at, ' ') && !IsBetween(text, at, 'a'),
                (byte)'<' => at + 1 < text.Length && (char.IsAsciiLetter((char)text[at + 1]) || text[at + 1] is (byte)'/' or (byte)'!' or (byte)'?'),
                (byte)'[' => IsLink(text[at..]),
                (byte)'\\' => at + 1 < text.Length && text[at + 1] is > 0x20 and < 0x7F && !char.IsAsciiLetterOrDigit((char)text[at + 1]),
                (byte)'&' => IsReference(text[at..]),
                _ => true,
            };
            if (isMark) return at;
        }

        return -1;
    }

    /// <summary>Whether a label with an address, or with another label, begins here.</summary>
    private static bool IsLink(ReadOnlySpan<byte> text)
    {
        var end = text[..Math.Min(text.Length, LongestLabel)].IndexOf((byte)']');
        return end > 0 && end + 1 < text.Length && text[end + 1] is (byte)'(' or (byte)'[' or (byte)':';
    }

    private static bool IsReference(ReadOnlySpan<byte> text)
    {
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf((byte)';');
        return end > 1 && text[1..end].IndexOfAnyExcept(_ofReferences) < 0;
    }

    /// <summary>Whether white space, or letters, stand on both sides; runs of one mark count as one.</summary>
    private static bool IsBetween(ReadOnlySpan<byte> text, int at, char kind)
    {
        // a long run would be looked at again from each of its marks
        var left = text[Math.Max(0, at - LongestRun)..at];
        var right = text[at..Math.Min(text.Length, at + LongestRun)];
        var (before, after) = (left.LastIndexOfAnyExcept(text[at]), right.IndexOfAnyExcept(text[at]));
        return before >= 0 && after >= 0 && IsKind(left[before], kind) && IsKind(right[after], kind);
    }

    private static bool IsKind(byte b, char kind) => kind == ' ' ? b <= ' ' : char.IsAsciiLetterOrDigit((char)b) || b >= 0x80;

    private static bool IsEnd(ReadOnlySpan<byte> text, int at) => at >= text.Length || text[at] <= ' ';
}
