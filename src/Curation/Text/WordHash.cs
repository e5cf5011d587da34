using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Curation.Text;

/// <summary>A 64-bit hash of a word of at least one byte: 8-byte loads, folded multiplication (as in wyhash by Wang Yi). Not cryptographic.</summary>
internal static class WordHash
{
    // Bytes of 0xFF do not occur in UTF-8, so no word makes a factor zero.
    private const ulong K0 = 0xFF51AFD7ED558CCD, K1 = 0xC4FFB9FE1A85EC53;

    public static ulong Of(ReadOnlySpan<byte> word) => Of(word, 0, word.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<byte> text, int start, int length) =>
        length <= sizeof(ulong) ? OfShort(LoadShort(text, start, length), length) : OfLong(text.Slice(start, length));

    /// <summary>The hash of a word of at most eight bytes, given as a zero-filled little-endian number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfShort(ulong bytes, int length) => Fold(bytes ^ K0, K1 ^ (ulong)length);

    /// <summary>The hash of a word of 9 to 16 bytes, given as its first and last eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfTwo(ulong first, ulong last, int length) => Fold(Fold(K0 ^ first, K1) ^ last, K1 ^ (ulong)length);

    /// <summary>One to eight bytes as a zero-filled little-endian number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LoadShort(ReadOnlySpan<byte> text, int start, int length)
    {
        if (start + sizeof(ulong) <= text.Length) return BinaryPrimitives.ReadUInt64LittleEndian(text[start..]) & (ulong.MaxValue >> (64 - 8 * length));
        var bytes = 0ul;
        for (var i = length - 1; i >= 0; i--) bytes = bytes << 8 | text[start + i];
        return bytes;
    }

    private static ulong OfLong(ReadOnlySpan<byte> word)
    {
        if (word.Length <= 2 * sizeof(ulong))
            return OfTwo(BinaryPrimitives.ReadUInt64LittleEndian(word), BinaryPrimitives.ReadUInt64LittleEndian(word[^sizeof(ulong)..]), word.Length);
        var state = K0;
        for (var rest = word; rest.Length > sizeof(ulong); rest = rest[sizeof(ulong)..])
            state = Fold(state ^ BinaryPrimitives.ReadUInt64LittleEndian(rest), K1);
        return Fold(state ^ BinaryPrimitives.ReadUInt64LittleEndian(word[^sizeof(ulong)..]), K1 ^ (ulong)word.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong a, ulong b) => Math.BigMul(a, b, out var low) ^ low;
}
