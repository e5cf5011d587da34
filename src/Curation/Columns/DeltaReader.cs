using System.Buffers.Binary;

namespace Curation.Columns;

/// <summary>Reads DELTA_BINARY_PACKED: a first value, then differences in blocks of bit-packed miniblocks.
/// Source: apache/parquet-format, Encodings.md.</summary>
internal sealed class DeltaReader
{
    private readonly byte[] _data;
    private readonly int _end;
    private readonly int _miniblocks;
    private readonly int _miniblockValues;
    private int _at;
    private int _widthsAt;
    private int _miniblock;
    private long _minDelta;
    private long _value;
    private long _left;
    private int _miniblockLeft;
    private int _width;
    private long _bit;
    private bool _first = true;

    internal DeltaReader(byte[] data, int start, int end)
    {
        (_data, _at, _end) = (data, start, end);
        var blockValues = Varint();
        var count = Varint();
        _left = (long)Math.Min(Varint(), long.MaxValue);
        _value = ZigZag(Varint());
        if (count is 0 or > 1024 || blockValues is 0 or > 1 << 20 || blockValues % count != 0) throw ValueDecoder.Broken("sane delta blocks");
        _miniblocks = _miniblock = (int)count;
        _miniblockValues = (int)(blockValues / count);
    }

    /// <summary>Values not read yet.</summary>
    internal long Left => _left;

    /// <summary>Where the encoded values end, once all are read.</summary>
    internal int Position => _at;

    internal long Next()
    {
        if (_left-- <= 0) throw ValueDecoder.Broken("more values");
        if (_first)
        {
            _first = false;
            return _value;
        }
        if (_miniblockLeft == 0) NextMiniblock();
        _miniblockLeft--;
        _value = unchecked(_value + _minDelta + (long)Unpack());
        return _value;
    }

    private void NextMiniblock()
    {
        if (_miniblock == _miniblocks)
        {
            _minDelta = ZigZag(Varint());
            _widthsAt = _at;
            _at += _miniblocks;
            _miniblock = 0;
            if (_at > _end) throw ValueDecoder.Broken("the widths of a delta block");
        }
        _width = _data[_widthsAt + _miniblock++];
        _miniblockLeft = _miniblockValues;
        _bit = _at * 8L;
        if (_width > 64) throw ValueDecoder.Broken("at most 64 bits per value");
        // writers may leave out the padding of the last miniblock
        _at = (int)Math.Min(_end, _at + (long)_miniblockValues * _width / 8);
    }

    private ulong Unpack()
    {
        if (_width == 0) return 0;
        if (_bit + _width > _end * 8L) throw ValueDecoder.Broken("more packed values");
        var start = (int)(_bit >> 3);
        var shift = (int)(_bit & 7);
        var value = Word(start) >> shift;
        if (shift + _width > 64) value |= (ulong)_data[start + 8] << (64 - shift);
        _bit += _width;
        return _width == 64 ? value : value & ((1UL << _width) - 1);
    }

    private ulong Word(int start)
    {
        if (start + 8 <= _end) return BinaryPrimitives.ReadUInt64LittleEndian(_data.AsSpan(start));
        ulong word = 0;
        for (var i = _end - 1; i >= start; i--) word = word << 8 | _data[i];
        return word;
    }

    private ulong Varint()
    {
        ulong number = 0;
        for (var shift = 0; shift < 70 && _at < _end; shift += 7)
        {
            var part = _data[_at++];
            number |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return number;
        }
        throw ValueDecoder.Broken("a delta header");
    }

    private static long ZigZag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);
}
