using System.Buffers.Binary;

namespace Curation.Columns;

/// <summary>Reads DELTA_BINARY_PACKED: a first value, then differences in blocks of bit-packed miniblocks. Source: apache/parquet-format, Encodings.md.</summary>
internal sealed class DeltaReader
{
    private readonly byte[] data;
    private readonly int end;
    private readonly int miniblocks;
    private readonly int miniblockValues;
    private int at;
    private int widthsAt;
    private int miniblock;
    private long minDelta;
    private long value;
    private long left;
    private int miniblockLeft;
    private int width;
    private long bit;
    private bool first = true;

    internal DeltaReader(byte[] data, int start, int end)
    {
        (this.data, at, this.end) = (data, start, end);
        var blockValues = Varint();
        var count = Varint();
        left = (long)Math.Min(Varint(), long.MaxValue);
        value = ZigZag(Varint());
        if (count is 0 or > 1024 || blockValues is 0 or > 1 << 20 || blockValues % count != 0) throw ValueDecoder.Broken("sane delta blocks");
        miniblocks = miniblock = (int)count;
        miniblockValues = (int)(blockValues / count);
    }

    /// <summary>Values not read yet.</summary>
    internal long Left => left;

    /// <summary>Where the encoded values end, once all are read.</summary>
    internal int Position => at;

    internal long Next()
    {
        if (left-- <= 0) throw ValueDecoder.Broken("more values");
        if (first)
        {
            first = false;
            return value;
        }
        if (miniblockLeft == 0) NextMiniblock();
        miniblockLeft--;
        value = unchecked(value + minDelta + (long)Unpack());
        return value;
    }

    private void NextMiniblock()
    {
        if (miniblock == miniblocks)
        {
            minDelta = ZigZag(Varint());
            widthsAt = at;
            at += miniblocks;
            miniblock = 0;
            if (at > end) throw ValueDecoder.Broken("the widths of a delta block");
        }
        width = data[widthsAt + miniblock++];
        miniblockLeft = miniblockValues;
        bit = at * 8L;
        if (width > 64) throw ValueDecoder.Broken("at most 64 bits per value");
        // writers may leave out the padding of the last miniblock
        at = (int)Math.Min(end, at + (long)miniblockValues * width / 8);
    }

    private ulong Unpack()
    {
        if (width == 0) return 0;
        if (bit + width > end * 8L) throw ValueDecoder.Broken("more packed values");
        var start = (int)(bit >> 3);
        var shift = (int)(bit & 7);
        var value = Word(start) >> shift;
        if (shift + width > 64) value |= (ulong)data[start + 8] << (64 - shift);
        bit += width;
        return width == 64 ? value : value & ((1UL << width) - 1);
    }

    private ulong Word(int start)
    {
        if (start + 8 <= end) return BinaryPrimitives.ReadUInt64LittleEndian(data.AsSpan(start));
        ulong word = 0;
        for (var i = end - 1; i >= start; i--) word = word << 8 | data[i];
        return word;
    }

    private ulong Varint()
    {
        ulong number = 0;
        for (var shift = 0; shift < 70 && at < end; shift += 7)
        {
            var part = data[at++];
            number |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return number;
        }
        throw ValueDecoder.Broken("a delta header");
    }

    private static long ZigZag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);
}
