using System.Buffers;

namespace Curation.Columns;

/// <summary>Writes levels and dictionary places as runs and bit-packed groups of eight.
/// Source: apache/parquet-format, Encodings.md, "RLE / Bit-Packing Hybrid".</summary>
internal static class HybridWriter
{
    internal static int BitWidth(int greatest) => 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)greatest);

    internal static void Write(ReadOnlySpan<int> values, int bitWidth, ArrayBufferWriter<byte> output)
    {
        int at = 0, literal = 0;
        while (at < values.Length)
        {
            var run = values[at..].IndexOfAnyExcept(values[at]);
            if (run < 0) run = values.Length - at;
            // groups hold eight, so a run may first have to complete the group before it
            var borrowed = -(at - literal) & 7;
            if (run - borrowed >= 8)
            {
                WriteGroups(values[literal..(at + borrowed)], bitWidth, output);
                WriteRun(values[at], run - borrowed, bitWidth, output);
                literal = at + run;
            }
            at += run;
        }
        WriteGroups(values[literal..], bitWidth, output);
    }

    private static void WriteRun(int value, int count, int bitWidth, ArrayBufferWriter<byte> output)
    {
        WriteVarint((ulong)count << 1, output);
        for (var bits = 0; bits < bitWidth; bits += 8) Write((byte)(value >> bits), output);
    }

    private static void WriteGroups(ReadOnlySpan<int> values, int bitWidth, ArrayBufferWriter<byte> output)
    {
        if (values.IsEmpty) return;
        var groups = (values.Length + 7) / 8;
        WriteVarint((ulong)groups << 1 | 1, output);
        var bytes = groups * bitWidth;
        var packed = output.GetSpan(bytes)[..bytes];
        packed.Clear();
        ulong buffer = 0;
        int bits = 0, written = 0;
        foreach (var value in values)
        {
            buffer |= (ulong)(uint)value << bits;
            for (bits += bitWidth; bits >= 8; bits -= 8, buffer >>= 8) packed[written++] = (byte)buffer;
        }
        if (bits > 0) packed[written] = (byte)buffer;
        output.Advance(bytes);
    }

    private static void WriteVarint(ulong value, ArrayBufferWriter<byte> output)
    {
        for (; value >= 0x80; value >>= 7) Write((byte)(value | 0x80), output);
        Write((byte)value, output);
    }

    private static void Write(byte value, ArrayBufferWriter<byte> output)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
