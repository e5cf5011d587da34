using Curation.Models;

namespace Curation.Filters.Harm;

/// <summary>Whether a word is spoken about or denied rather than used.</summary>
internal static class Mentioned
{
    private static readonly ulong[] _negations = [Word.HashOf("not"), Word.HashOf("no"), Word.HashOf("never"), Word.HashOf("isn't"), Word.HashOf("aren't")];

    public static bool IsQuotedOrNegated(ReadOnlySpan<byte> text, ReadOnlySpan<Word> words, int at, int length)
    {
        if (at > 0 && _negations.AsSpan().Contains(words[at - 1].Hash)) return true;
        var before = text[..words[at].Start];
        var behind = text[words[at + length - 1].End..];
        return (before.EndsWith("\""u8) || before.EndsWith("“"u8) || before.EndsWith("'"u8) || before.EndsWith("‘"u8))
            && (behind.StartsWith("\""u8) || behind.StartsWith("”"u8) || behind.StartsWith("'"u8) || behind.StartsWith("’"u8));
    }
}
