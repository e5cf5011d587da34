using System.Buffers.Binary;

namespace Curation.Columns;

internal sealed class PlainNumbers(byte[] body, int start, int end) : ValueDecoder
{
    private int at = start;

    internal override void Read(Span<byte> values)
    {
        if (values.Length > end - at) throw Broken("more values");
        body.AsSpan(at, values.Length).CopyTo(values);
        at += values.Length;
    }
}

internal sealed class PlainBooleans(byte[] body, int start, int end) : ValueDecoder
{
    private long bit = start * 8L;

    internal override void Read(Span<byte> values)
    {
        if (values.Length > end * 8L - bit) throw Broken("more values");
        for (var i = 0; i < values.Length; i++, bit++) values[i] = (byte)(body[bit >> 3] >> (int)(bit & 7) & 1);
    }
}

internal sealed class PlainStrings(byte[] body, int start, int end) : ValueDecoder
{
    private int at = start;

    internal override byte[] Bytes => body;

    internal override void Read(Span<byte> values)
    {
        foreach (ref var slice in Slices(values))
        {
            if (end - at < 4) throw Broken("more values");
            var length = BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(at));
            if (length > end - at - 4) throw Broken($"a string of at most {end - at - 4} bytes, found {length}");
            slice = new(at + 4, (int)length);
            at += 4 + (int)length;
        }
    }
}

internal sealed class FixedStrings(byte[] body, int start, int end, int length) : ValueDecoder
{
    private int at = start;

    internal override byte[] Bytes => body;

    internal override void Read(Span<byte> values)
    {
        foreach (ref var slice in Slices(values))
        {
            if (length > end - at) throw Broken("more values");
            slice = new(at, length);
            at += length;
        }
    }
}

internal sealed class SplitNumbers(byte[] body, int start, int end, int width) : ValueDecoder
{
    private readonly int count = (end - start) / width;
    private int done;

    internal override void Read(Span<byte> values)
    {
        if (values.Length / width > count - done) throw Broken("more values");
        for (var i = 0; i < values.Length; i++) values[i] = body[start + i % width * count + done + i / width];
        done += values.Length / width;
    }
}
