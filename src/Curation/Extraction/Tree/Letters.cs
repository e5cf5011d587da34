using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>Words in upper or lower case.</summary>
internal static class Letters
{
    /// <summary>Where the word begins; -1 where it does not stand.</summary>
    public static int Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        var (lower, upper) = ((byte)(word[0] | 0x20), (byte)(word[0] & 0xDF));
        for (var at = 0; at <= text.Length - word.Length; at++)
        {
            var first = text[at..^(word.Length - 1)].IndexOfAny(lower, upper);
            if (first < 0) return -1;
            at += first;
            if (Ascii.EqualsIgnoreCase(text.Slice(at, word.Length), word)) return at;
        }

        return -1;
    }
}
