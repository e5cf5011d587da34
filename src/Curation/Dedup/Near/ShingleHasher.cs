using Curation.Text;

namespace Curation.Dedup.Near;

/// <summary>Hashes of all runs of n words (shingles), by a rolling polynomial over the words' hashes; of a shorter text, one hash of all its bytes.</summary>
internal sealed class ShingleHasher
{
    private const ulong Radix = 0x9E3779B97F4A7C15;
    private readonly int _ngram;
    private readonly ulong _leaving = 1;

    public ShingleHasher(int ngram)
    {
        _ngram = ngram;
        for (var i = 0; i < ngram; i++) _leaving *= Radix;
    }

    /// <summary>The shingles of a text in its order, repeated ones repeated; none where it is empty.</summary>
    public Rented<ulong> Hash(DocumentText text)
    {
        var words = text.ShingleWordHashes;
        var shingles = new Rented<ulong>(text.ByteCount == 0 ? 0 : Math.Max(1, words.Length - _ngram + 1));
        if (words.Length >= _ngram) Roll(words, shingles.Span);
        else if (text.ByteCount > 0) shingles.Span[0] = XxHash64.Hash(text.Utf8, Radix);
        return shingles;
    }

    /// <summary>Leaves the sorted, distinct shingles of a text at the front of <paramref name="shingles"/> and returns their number.</summary>
    public static int Distinct(Span<ulong> shingles)
    {
        shingles.Sort();
        var distinct = 0;
        foreach (var shingle in shingles)
        {
            if (distinct == 0 || shingles[distinct - 1] != shingle) shingles[distinct++] = shingle;
        }

        return distinct;
    }

    private void Roll(ReadOnlySpan<ulong> words, Span<ulong> shingles)
    {
        var rolling = 0UL;
        for (var i = 0; i < words.Length; i++)
        {
            rolling = rolling * Radix + words[i];
            var first = i - _ngram + 1;
            if (first < 0) continue;
            if (first > 0) rolling -= words[first - 1] * _leaving;
            shingles[first] = SplitMix64.Mix(rolling);
        }
    }
}
