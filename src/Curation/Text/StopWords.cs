using System.Runtime.CompilerServices;

namespace Curation.Text;

/// <summary>Gopher's eight English stop words: the, be, to, of, and, that, have, with. Rae et al. 2021, appendix A.1.1.</summary>
internal static class StopWords
{
    public const int LongestBytes = 4;

    private const int FilterBits = 8;

    private static readonly ulong[] _hashes =
    [
        WordHash.Of("the"u8), WordHash.Of("be"u8), WordHash.Of("to"u8), WordHash.Of("of"u8),
        WordHash.Of("and"u8), WordHash.Of("that"u8), WordHash.Of("have"u8), WordHash.Of("with"u8),
    ];

    // By the first bits of a hash: whether a stop word may have it.
    private static readonly bool[] _mayHold = FilterOf(_hashes);

    /// <summary>Which of them has the hash; −1 where none has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(ulong hash) => _mayHold[(int)(hash >> (64 - FilterBits))] ? _hashes.AsSpan().IndexOf(hash) : -1;

    private static bool[] FilterOf(ulong[] hashes)
    {
        var filter = new bool[1 << FilterBits];
        foreach (var hash in hashes) filter[hash >> (64 - FilterBits)] = true;
        return filter;
    }
}
