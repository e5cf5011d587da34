using System.Numerics;
using System.Runtime.CompilerServices;

namespace Curation.Text;

/// <summary>64-bit hashes of all n-grams of a list of hashes, by a rolling polynomial. The caller disposes them.</summary>
internal static class GramHashes
{
    public const ulong Factor = 0x9E3779B97F4A7C15;

    private const ulong Finish = 0xBF58476D1CE4E5B9;

    /// <summary>One hash for each place where an n-gram starts; none where there are fewer than n.</summary>
    public static PooledList<ulong> Of(ReadOnlySpan<ulong> hashes, int size)
    {
        var grams = default(PooledList<ulong>);
        if (hashes.Length < size) return grams;
        var made = grams.Resize(hashes.Length - size + 1);
        var (sum, leaving) = (0ul, 1ul);
        for (var i = 0; i < size - 1; i++) (sum, leaving) = (sum * Factor + hashes[i], leaving * Factor);
        for (var i = 0; i < made.Length; i++)
        {
            sum = sum * Factor + hashes[i + size - 1];
            made[i] = Mix(sum);
            sum -= hashes[i] * leaving;
        }

        return grams;
    }

    /// <summary>The hash of an n-gram and the word behind it; one of a pair from those of its words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong gram, ulong word) => Mix(gram * Factor + word);

    /// <summary>The hashes of all pairs of neighbours.</summary>
    public static void Pair(ReadOnlySpan<ulong> hashes, Span<ulong> pairs)
    {
        var i = 0;
        for (; i <= pairs.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
        {
            var x = new Vector<ulong>(hashes[i..]) * Factor + new Vector<ulong>(hashes[(i + 1)..]);
            x = (x ^ x >> 29) * Finish;
            (x ^ x >> 32).CopyTo(pairs[i..]);
        }

        for (; i < pairs.Length; i++) pairs[i] = Join(hashes[i], hashes[i + 1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong x)
    {
        x = (x ^ x >> 29) * Finish;
        return x ^ x >> 32;
    }
}
