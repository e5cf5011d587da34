using System.Buffers.Binary;

namespace Curation.Columns;

internal sealed class PlainNumbers(byte[] body, int start, int end) : ValueDecoder
{
    private int _at = start;

    internal override void Read(Span<byte> values)
    {
        if (values.Length > end - _at) throw Broken("more values");
        body.AsSpan(_at, values.Length).CopyTo(values);
        _at += values.Length;
    }
}

internal sealed class PlainBooleans(byte[] body, int start, int end) : ValueDecoder
{
    private long _bit = start * 8L;

    internal override void Read(Span<byte> values)
    {
        if (values.Length > end * 8L - _bit) throw Broken("more values");
        for (var i = 0; i < values.Length; i++, _bit++) values[i] = (byte)(body[_bit >> 3] >> (int)(_bit & 7) & 1);
    }
}

internal sealed class PlainStrings(byte[] body, int start, int end) : ValueDecoder
{
    private int _at = start;

    internal override byte[] Bytes => body;

    internal override void Read(Span<byte> values)
    {
        foreach (ref var slice in Slices(values))
        {
            if (end - _at < 4) throw Broken("more values");
            var length = BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(_at));
            if (length > end - _at - 4) throw Broken($"a string of at most {end - _at - 4} bytes, found {length}");
            slice = new(_at + 4, (int)length);
            _at += 4 + (int)length;
        }
    }
}

internal sealed class FixedStrings(byte[] body, int start, int end, int length) : ValueDecoder
{
    private int _at = start;

    internal override byte[] Bytes => body;

    internal override void Read(Span<byte> values)
    {
        foreach (ref var slice in Slices(values))
        {
            if (length > end - _at) throw Broken("more values");
            slice = new(_at, length);
            _at += length;
        }
    }
}

internal sealed class SplitNumbers(byte[] body, int start, int end, int width) : ValueDecoder
{
    private readonly int _count = (end - start) / width;
    private int _done;

    internal override void Read(Span<byte> values)
    {
        if (values.Length / width > _count - _done) throw Broken("more values");
        for (var i = 0; i < values.Length; i++) values[i] = body[start + i % width * _count + _done + i / width];
        _done += values.Length / width;
    }
}
