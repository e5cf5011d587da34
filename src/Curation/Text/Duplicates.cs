using System.Numerics;

namespace Curation.Text;

/// <summary>How many pieces of a text repeat an earlier piece, and their code points; the first of equals is none of them.</summary>
internal readonly record struct Duplicates(int Pieces, int Repeated, int RepeatedCodePoints)
{
    /// <summary>Pieces are equal when their 64-bit hashes are.</summary>
    public static Duplicates Among(ReadOnlySpan<byte> text, ReadOnlySpan<ByteRange> pieces)
    {
        if (pieces.Length < 2) return new(pieces.Length, 0, 0);
        var table = default(PooledList<ulong>);
        var slots = table.Resize((int)BitOperations.RoundUpToPowerOf2((uint)pieces.Length * 2));
        slots.Clear();
        int repeated = 0, codePoints = 0;
        foreach (var piece in pieces)
        {
            if (TryAdd(slots, XxHash64.Hash(piece.Of(text)))) continue;
            repeated++;
            codePoints += CodePoints.Count(piece.Of(text));
        }

        table.Dispose();
        return new(pieces.Length, repeated, codePoints);
    }

    private static bool TryAdd(Span<ulong> slots, ulong hash)
    {
        hash = Math.Max(hash, 1);
        var slot = (int)hash & (slots.Length - 1);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot] == hash) return false;
        }

        slots[slot] = hash;
        return true;
    }
}
