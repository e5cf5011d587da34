using System.Buffers.Binary;
using System.Numerics;

namespace Curation.Redaction;

/// <summary>Keccak-256 with the original padding, as Ethereum has it (SHA3-256 differs in one padding byte).</summary>
/// <remarks>Source: Bertoni, Daemen, Peeters, Van Assche: The Keccak reference, version 3.0, 2011.</remarks>
internal static class Keccak
{
    public const int HashBytes = 32;
    private const int Rounds = 24, RateBytes = 136, Lanes = 25;

    private static ReadOnlySpan<byte> Rotations => [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    private static ReadOnlySpan<byte> Places => [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    /// <param name="message">At most 135 bytes.</param>
    public static void Hash256(ReadOnlySpan<byte> message, Span<byte> hash)
    {
        Span<byte> block = stackalloc byte[RateBytes];
        message.CopyTo(block);
        block[message.Length] = 1;
        block[^1] |= 0x80;
        Span<ulong> state = stackalloc ulong[Lanes];
        for (var i = 0; i < RateBytes / 8; i++) state[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * i)..]);
        Permute(state);
        for (var i = 0; i < HashBytes / 8; i++) BinaryPrimitives.WriteUInt64LittleEndian(hash[(8 * i)..], state[i]);
    }

    private static void Permute(Span<ulong> state)
    {
        Span<ulong> row = stackalloc ulong[5];
        var shift = 1;
        for (var round = 0; round < Rounds; round++)
        {
            for (var x = 0; x < 5; x++) row[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            for (var i = 0; i < Lanes; i++) state[i] ^= row[(i + 4) % 5] ^ BitOperations.RotateLeft(row[(i + 1) % 5], 1);
            var moving = state[1];
            for (var i = 0; i < Places.Length; i++) (state[Places[i]], moving) = (BitOperations.RotateLeft(moving, Rotations[i]), state[Places[i]]);
            for (var y = 0; y < Lanes; y += 5)
            {
                state.Slice(y, 5).CopyTo(row);
                for (var x = 0; x < 5; x++) state[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
            }

            state[0] ^= RoundConstant(ref shift);
        }
    }

    // bits 0, 1, 3, 7, 15, 31 and 63 from a shift register of x^8 + x^6 + x^5 + x^4 + 1
    private static ulong RoundConstant(ref int shift)
    {
        var constant = 0ul;
        for (var bit = 0; bit < 7; bit++)
        {
            if ((shift & 1) != 0) constant |= 1ul << (1 << bit) - 1;
            shift = shift << 1 ^ (shift >> 7) * 0x171;
        }

        return constant;
    }
}
