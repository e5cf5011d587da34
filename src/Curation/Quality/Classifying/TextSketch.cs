using System.Buffers;
using Curation.Models;

namespace Curation.Quality.Classifying;

/// <summary>The smallest hashes of a text's runs of five words; two sketches tell how similar the sets of runs are.</summary>
/// <remarks>Source: bottom-k sketches, Broder 1997, "On the resemblance and containment of documents".</remarks>
internal static class TextSketch
{
    public const int Size = 64;
    private const int Run = 5;

    /// <summary>Rising; of texts of fewer words, a run of all of them.</summary>
    public static ulong[] Of(ReadOnlySpan<byte> text)
    {
        var hashes = ArrayPool<ulong>.Shared.Rent(text.Length / 2 + 2);
        var last = (Span<ulong>)stackalloc ulong[Run];
        int words = 0, count = 0;
        foreach (var word in new WordScan(text))
        {
            last[words++ % Run] = word.Hash;
            if (words >= Run) hashes[count++] = Mix(last, words);
        }

        if (count == 0 && words > 0) hashes[count++] = Mix(last[..words], words);
        var all = hashes.AsSpan(0, count);
        all.Sort();
        var smallest = new List<ulong>(Size);
        foreach (var hash in all)
        {
            if (smallest.Count == Size) break;
            if (smallest.Count == 0 || smallest[^1] != hash) smallest.Add(hash);
        }

        ArrayPool<ulong>.Shared.Return(hashes);
        return [.. smallest];
    }

    /// <summary>Share of the smallest hashes of both together that stand in both.</summary>
    public static double Similarity(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        int i = 0, j = 0, common = 0, seen = 0;
        for (; seen < Size && (i < one.Length || j < other.Length); seen++)
        {
            if (j == other.Length || (i < one.Length && one[i] < other[j])) i++;
            else if (i == one.Length || other[j] < one[i]) j++;
            else
            {
                common++;
                i++;
                j++;
            }
        }

        return seen == 0 ? 0 : (double)common / seen;
    }

    private static ulong Mix(ReadOnlySpan<ulong> last, int words)
    {
        var hash = 0UL;
        for (var i = 0; i < last.Length; i++) hash = (hash ^ last[(words + i) % last.Length]) * 0x9E3779B97F4A7C15;
        return hash ^ hash >> 32;
    }
}
