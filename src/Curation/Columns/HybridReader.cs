using System.Buffers.Binary;

namespace Curation.Columns;

/// <summary>Reads what <see cref="HybridWriter"/> writes, window by window: a run of millions costs no memory.</summary>
internal sealed class HybridReader
{
    private readonly byte[] _data;
    private readonly int _end;
    private readonly int _bitWidth;
    private int _at;
    private long _runLeft;
    private int _runValue;
    private long _packedLeft;
    private long _packedBit;

    internal HybridReader(byte[] data, int start, int end, int bitWidth)
    {
        if (bitWidth > 32) throw Broken("at most 32 bits per value");
        (_data, _at, _end, _bitWidth) = (data, start, end, bitWidth);
    }

    internal void Read(Span<int> values)
    {
        while (!values.IsEmpty)
        {
            if (_runLeft == 0 && _packedLeft == 0) NextRun();
            var count = (int)Math.Min(values.Length, Math.Max(_runLeft, _packedLeft));
            if (_runLeft > 0)
            {
                values[..count].Fill(_runValue);
                _runLeft -= count;
            }
            else
            {
                Unpack(values[..count]);
                _packedLeft -= count;
            }
            values = values[count..];
        }
    }

    private void NextRun()
    {
        var head = Varint();
        var bytes = (_bitWidth + 7) / 8;
        if ((head & 1) != 0)
        {
            _packedLeft = (long)(head >> 1) * 8;
            _packedBit = (long)_at * 8;
            // writers may leave out the padding of the last group
            _at = (int)Math.Min(_end, _at + (long)(head >> 1) * _bitWidth);
            return;
        }
        if (bytes > _end - _at) throw Broken("the value of a run");
        _runLeft = head >> 1;
        _runValue = 0;
        for (var i = 0; i < bytes; i++) _runValue |= _data[_at++] << (8 * i);
    }

    private void Unpack(Span<int> values)
    {
        if (_packedBit + (long)values.Length * _bitWidth > (long)_end * 8) throw Broken("more packed values");
        var mask = (1UL << _bitWidth) - 1;
        foreach (ref var value in values)
        {
            var first = (int)(_packedBit >> 3);
            var word = first + 8 <= _end ? BinaryPrimitives.ReadUInt64LittleEndian(_data.AsSpan(first)) : Tail(first);
            value = (int)(word >> (int)(_packedBit & 7) & mask);
            _packedBit += _bitWidth;
        }
    }

    private ulong Tail(int first)
    {
        ulong word = 0;
        for (var i = _end - 1; i >= first; i--) word = word << 8 | _data[i];
        return word;
    }

    private uint Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 35 && _at < _end; shift += 7)
        {
            var part = _data[_at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return value <= uint.MaxValue ? (uint)value : throw Broken("a run below 2^32");
        }
        throw Broken("another run");
    }

    private static InvalidDataException Broken(string expected) => new($"broken runs: expected {expected}");
}
