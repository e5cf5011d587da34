using System.Numerics;

namespace Curation.Text;

/// <summary>Tells hashes that may occur twice in a list from those that certainly do not, in one look at each and without branches.</summary>
internal static class GramFilter
{
    private const int BytesPerGram = 8, MinBytes = 64, MaxBytes = 1 << 24;

    /// <summary>The hashes that may occur more than once, in order; every one that does is among them. The caller disposes the list.</summary>
    public static PooledList<ulong> MayRepeat(ReadOnlySpan<ulong> grams)
    {
        var list = default(PooledList<byte>);
        var size = Math.Clamp((long)grams.Length * BytesPerGram, MinBytes, MaxBytes);
        var cells = list.Resize((int)BitOperations.RoundUpToPowerOf2((ulong)size));
        cells.Clear();
        var shift = 64 - BitOperations.Log2((uint)cells.Length);
        foreach (var gram in grams)
        {
            ref var cell = ref cells[(int)(gram >> shift)];
            cell = (byte)(cell | cell << 1 | 1);
        }

        var candidates = default(PooledList<ulong>);
        var found = candidates.Resize(grams.Length);
        var count = 0;
        foreach (var gram in grams)
        {
            found[count] = gram;
            count += cells[(int)(gram >> shift)] >> 1 & 1;
        }

        candidates.Resize(count);
        list.Dispose();
        return candidates;
    }
}
