using System.Numerics;

namespace Curation.Text;

/// <summary>Pieces of a text that repeat an earlier piece, and the first ones of those, by number and by length.</summary>
/// <param name="Repeated">Pieces that repeat an earlier one.</param>
/// <param name="Originals">Pieces that are repeated later and repeat none themselves.</param>
/// <param name="Length">Of all pieces, in code points or bytes, as the others are.</param>
internal readonly record struct Duplicates(int Pieces, int Repeated, int RepeatedLength, int Originals, int OriginalLength, int Length)
{
    /// <summary>Of every piece that is not alone of its kind.</summary>
    public int AllRepeated => Repeated + Originals;

    public int AllRepeatedLength => RepeatedLength + OriginalLength;

    /// <summary>Pieces are equal when their 64-bit hashes are.</summary>
    public static Duplicates Among(ReadOnlySpan<byte> text, ReadOnlySpan<ByteRange> pieces, bool inBytes = false)
    {
        int repeated = 0, repeatedLength = 0, originals = 0, originalLength = 0, all = 0;
        var table = default(PooledList<Slot>);
        var slots = table.Resize((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, pieces.Length) * 2));
        slots.Clear();
        foreach (var piece in pieces)
        {
            var length = inBytes ? piece.Length : CodePoints.Count(piece.Of(text));
            ref var slot = ref Find(slots, Math.Max(XxHash64.Hash(piece.Of(text)), 1));
            all += length;
            if (slot.Count > 0) (repeated, repeatedLength) = (repeated + 1, repeatedLength + length);
            if (slot.Count == 1) (originals, originalLength) = (originals + 1, originalLength + length);
            slot.Count++;
        }

        table.Dispose();
        return new(pieces.Length, repeated, repeatedLength, originals, originalLength, all);
    }

    private static ref Slot Find(Span<Slot> slots, ulong hash)
    {
        var at = (int)hash & (slots.Length - 1);
        while (slots[at].Hash != 0 && slots[at].Hash != hash) at = (at + 1) & (slots.Length - 1);
        slots[at].Hash = hash;
        return ref slots[at];
    }

    private struct Slot
    {
        public ulong Hash;
        public int Count;
    }
}
