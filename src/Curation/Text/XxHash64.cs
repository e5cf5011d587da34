using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Curation.Text;

/// <summary>xxHash, 64-bit variant (Y. Collet, "xxHash fast digest algorithm", XXH64). Not cryptographic.</summary>
public static class XxHash64
{
    private const ulong P1 = 11400714785074694791, P2 = 14029467366897019727, P3 = 1609587929392839161, P4 = 9650029242287828579, P5 = 2870177450012600261;

    public static ulong Hash(ReadOnlySpan<byte> data, ulong seed = 0)
    {
        var length = (ulong)data.Length;
        var hash = data.Length >= 32 ? Stripes(ref data, seed) : seed + P5;
        return Finish(hash + length, data);
    }

    public static ulong Hash(string text, ulong seed = 0)
    {
        Span<byte> buffer = stackalloc byte[512];
        return Encoding.UTF8.TryGetBytes(text, buffer, out var count) ? Hash(buffer[..count], seed) : Hash(Encoding.UTF8.GetBytes(text), seed);
    }

    private static ulong Stripes(ref ReadOnlySpan<byte> data, ulong seed)
    {
        ulong a = seed + P1 + P2, b = seed + P2, c = seed, d = seed - P1;
        for (; data.Length >= 32; data = data[32..])
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(data));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(data[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(data[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(data[24..]));
        }

        var hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        return Merge(Merge(Merge(Merge(hash, a), b), c), d);
    }

    private static ulong Finish(ulong hash, ReadOnlySpan<byte> data)
    {
        for (; data.Length >= 8; data = data[8..])
            hash = BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(data)), 27) * P1 + P4;
        if (data.Length >= 4)
        {
            hash = BitOperations.RotateLeft(hash ^ BinaryPrimitives.ReadUInt32LittleEndian(data) * P1, 23) * P2 + P3;
            data = data[4..];
        }

        foreach (var b in data) hash = BitOperations.RotateLeft(hash ^ b * P5, 11) * P1;
        hash = (hash ^ hash >> 33) * P2;
        hash = (hash ^ hash >> 29) * P3;
        return hash ^ hash >> 32;
    }

    private static ulong Round(ulong accumulator, ulong lane) => BitOperations.RotateLeft(accumulator + lane * P2, 31) * P1;

    private static ulong Merge(ulong hash, ulong accumulator) => (hash ^ Round(0, accumulator)) * P1 + P4;
}
