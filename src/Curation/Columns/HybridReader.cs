using System.Buffers.Binary;

namespace Curation.Columns;

/// <summary>Reads what <see cref="HybridWriter"/> writes, window by window: a run of millions costs no memory.</summary>
internal sealed class HybridReader
{
    private readonly byte[] data;
    private readonly int end;
    private readonly int bitWidth;
    private int at;
    private long runLeft;
    private int runValue;
    private long packedLeft;
    private long packedBit;

    internal HybridReader(byte[] data, int start, int end, int bitWidth)
    {
        if (bitWidth > 32) throw Broken("at most 32 bits per value");
        (this.data, at, this.end, this.bitWidth) = (data, start, end, bitWidth);
    }

    internal void Read(Span<int> values)
    {
        while (!values.IsEmpty)
        {
            if (runLeft == 0 && packedLeft == 0) NextRun();
            var count = (int)Math.Min(values.Length, Math.Max(runLeft, packedLeft));
            if (runLeft > 0)
            {
                values[..count].Fill(runValue);
                runLeft -= count;
            }
            else
            {
                Unpack(values[..count]);
                packedLeft -= count;
            }
            values = values[count..];
        }
    }

    private void NextRun()
    {
        var head = Varint();
        var bytes = (bitWidth + 7) / 8;
        if ((head & 1) != 0)
        {
            packedLeft = (long)(head >> 1) * 8;
            packedBit = (long)at * 8;
            // writers may leave out the padding of the last group
            at = (int)Math.Min(end, at + (long)(head >> 1) * bitWidth);
            return;
        }
        if (bytes > end - at) throw Broken("the value of a run");
        runLeft = head >> 1;
        runValue = 0;
        for (var i = 0; i < bytes; i++) runValue |= data[at++] << (8 * i);
    }

    private void Unpack(Span<int> values)
    {
        if (packedBit + (long)values.Length * bitWidth > (long)end * 8) throw Broken("more packed values");
        var mask = (1UL << bitWidth) - 1;
        foreach (ref var value in values)
        {
            var first = (int)(packedBit >> 3);
            var word = first + 8 <= end ? BinaryPrimitives.ReadUInt64LittleEndian(data.AsSpan(first)) : Tail(first);
            value = (int)(word >> (int)(packedBit & 7) & mask);
            packedBit += bitWidth;
        }
    }

    private ulong Tail(int first)
    {
        ulong word = 0;
        for (var i = end - 1; i >= first; i--) word = word << 8 | data[i];
        return word;
    }

    private uint Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 35 && at < end; shift += 7)
        {
            var part = data[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return value <= uint.MaxValue ? (uint)value : throw Broken("a run below 2^32");
        }
        throw Broken("another run");
    }

    private static InvalidDataException Broken(string expected) => new($"broken runs: expected {expected}");
}
