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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong x)
    {
        x = (x ^ x >> 29) * Finish;
        return x ^ x >> 32;
    }
}
