using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text.Spacy;

/// <summary>The words of chunks seen before, of up to 32 bytes. The bytes are the key, so what is found is what a split would give. Bounded: emptied when
/// full.</summary>
internal sealed class ChunkCache
{
    public const int MaxChunkBytes = 32;

    private const int Bits = 14, Slots = 1 << Bits, MaxPieces = 1 << 15;

    private readonly Slot[] _slots = new Slot[Slots];
    private readonly Piece[] _pieces = new Piece[MaxPieces];
    private int _count;

    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The first bytes of a vector, zeros behind them.</summary>
    public static Vector256<byte> Key(Vector256<byte> bytes, int length) =>
        bytes & Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(MaxChunkBytes - length));

    /// <summary>The words of a chunk; none where it is not known.</summary>
    public ReadOnlySpan<Piece> Find(Vector256<byte> key, int length)
    {
        ref var slot = ref _slots[Place(key, length)];
        return slot.Length == length && slot.Key == key ? new ReadOnlySpan<Piece>(_pieces, slot.First, slot.Pieces) : default;
    }

    /// <summary>Takes the words of a chunk, which starts at <paramref name="start"/>.</summary>
    public void Add(Vector256<byte> key, int length, int start, ReadOnlySpan<Word> words, ReadOnlySpan<ulong> hashes)
    {
        if (_count + words.Length > MaxPieces)
        {
            Array.Clear(_slots);
            _count = 0;
        }

        _slots[Place(key, length)] = new Slot(key, _count, (byte)length, (byte)words.Length);
        for (var i = 0; i < words.Length; i++)
            _pieces[_count++] = new(hashes[i], (byte)(words[i].Start - start), (byte)(words[i].End - start), (byte)words[i].CodePoints, words[i].Classes);
    }

    private static int Place(Vector256<byte> key, int length)
    {
        var parts = key.AsUInt64();
        var mixed = (parts[0] ^ (ulong)length) * 0x9E3779B97F4A7C15 ^ parts[1] * 0xFF51AFD7ED558CCD
            ^ parts[2] * 0xC4FFB9FE1A85EC53 ^ parts[3] * 0xBF58476D1CE4E5B9;
        return (int)((mixed ^ mixed >> 32) * 0x9E3779B97F4A7C15 >> (64 - Bits));
    }

    private readonly record struct Slot(Vector256<byte> Key, int First, byte Length, byte Pieces);
}

/// <summary>A word of a chunk: its hash, its place in bytes, its code points, and the classes of all of them together.</summary>
internal readonly record struct Piece(ulong Hash, byte Start, byte End, byte CodePoints, CharacterClass Classes);
