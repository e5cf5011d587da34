using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Curation.Sources.Gzip;

/// <summary>The checksum of gzip (RFC 1952 §8): by carry-less multiplication where the processor has it, else eight bytes at a time.</summary>
/// <remarks>Gopal et al. 2009, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction" (Intel), with its
/// constants for this polynomial.</remarks>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int FoldedBytes = 64;
    private static readonly uint[] _tables = Build();

    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        crc = ~crc;
        if (Pclmulqdq.IsSupported && data.Length >= FoldedBytes)
        {
            var folded = data.Length & ~15;
            crc = Fold(crc, data[..folded]);
            data = data[folded..];
        }

        return ~ByTable(crc, data);
    }

    /// <summary>The same without special instructions, on a state that is not inverted.</summary>
    internal static uint ByTable(uint crc, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<uint> t = _tables;
        for (; data.Length >= 8; data = data[8..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = t[(int)(1792 + (low & 255))] ^ t[(int)(1536 + (low >> 8 & 255))] ^ t[(int)(1280 + (low >> 16 & 255))] ^ t[(int)(1024 + (low >> 24))]
                ^ t[(int)(768 + (high & 255))] ^ t[(int)(512 + (high >> 8 & 255))] ^ t[(int)(256 + (high >> 16 & 255))] ^ t[(int)(high >> 24)];
        }

        foreach (var b in data) crc = t[(int)((crc ^ b) & 255)] ^ crc >> 8;
        return crc;
    }

    /// <param name="data">At least 64 bytes, a multiple of 16.</param>
    private static uint Fold(uint crc, ReadOnlySpan<byte> data)
    {
        ref var start = ref MemoryMarshal.GetReference(data);
        var by64 = Vector128.Create(0x0154442BD4ul, 0x01C6E41596ul);
        var by16 = Vector128.Create(0x01751997D0ul, 0x00CCAA009Eul);
        var a = Load(ref start, 0) ^ Vector128.CreateScalar(crc).AsUInt64();
        var (b, c, d) = (Load(ref start, 16), Load(ref start, 32), Load(ref start, 48));
        var at = FoldedBytes;
        for (; at + FoldedBytes <= data.Length; at += FoldedBytes)
        {
            a = Folded(a, by64) ^ Load(ref start, at);
            b = Folded(b, by64) ^ Load(ref start, at + 16);
            c = Folded(c, by64) ^ Load(ref start, at + 32);
            d = Folded(d, by64) ^ Load(ref start, at + 48);
        }

        a = Folded(Folded(Folded(a, by16) ^ b, by16) ^ c, by16) ^ d;
        for (; at < data.Length; at += 16) a = Folded(a, by16) ^ Load(ref start, at);
        return Reduce(a, by16);
    }

    private static uint Reduce(Vector128<ulong> sum, Vector128<ulong> by16)
    {
        var lowHalves = Vector128.Create(0xFFFFFFFFul);
        sum = Sse2.ShiftRightLogical128BitLane(sum, 8) ^ Pclmulqdq.CarrylessMultiply(sum, by16, 0x10);
        sum = Sse2.ShiftRightLogical128BitLane(sum, 4) ^ Pclmulqdq.CarrylessMultiply(sum & lowHalves, Vector128.Create(0x0163CD6124ul, 0), 0x00);
        var barrett = Vector128.Create(0x01DB710641ul, 0x01F7011641ul);
        var quotient = Pclmulqdq.CarrylessMultiply(sum & lowHalves, barrett, 0x10) & lowHalves;
        return (sum ^ Pclmulqdq.CarrylessMultiply(quotient, barrett, 0x00)).AsUInt32()[1];
    }

    private static Vector128<ulong> Folded(Vector128<ulong> value, Vector128<ulong> by) =>
        Pclmulqdq.CarrylessMultiply(value, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, by, 0x11);

    private static Vector128<ulong> Load(ref byte start, int offset) => Unsafe.ReadUnaligned<Vector128<ulong>>(ref Unsafe.Add(ref start, offset));

    private static uint[] Build()
    {
        var tables = new uint[8 * 256];
        for (var i = 0; i < 256; i++)
        {
            var crc = (uint)i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ Polynomial : crc >> 1;
            tables[i] = crc;
        }

        for (var i = 256; i < tables.Length; i++) tables[i] = tables[tables[i - 256] & 255] ^ tables[i - 256] >> 8;
        return tables;
    }
}
