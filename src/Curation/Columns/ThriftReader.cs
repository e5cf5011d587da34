namespace Curation.Columns;

/// <summary>Reads Thrift structures in the compact protocol. Every length is held against the bytes that are left.</summary>
/// <exception cref="InvalidDataException">The bytes are not what the protocol allows.</exception>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    internal int Position { get; private set; }

    /// <summary>Set when the input ended too early: with more of it the same read may succeed.</summary>
    internal bool RanOut { get; private set; }

    /// <summary>Moves to the next field of a structure; false at its end. Start with field 0.</summary>
    internal bool Next(ref int field, out ThriftType type)
    {
        var head = Byte();
        type = (ThriftType)(head & 15);
        if (type == ThriftType.Stop) return false;
        if (type > ThriftType.Struct) throw Broken("a known field type");
        field = head >> 4 == 0 ? (int)ZigZag() : field + (head >> 4);
        return true;
    }

    internal long I64(ThriftType type) => type is ThriftType.I16 or ThriftType.I32 or ThriftType.I64 ? ZigZag() : throw Broken("an integer");

    internal int I32(ThriftType type) => I64(type) is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Broken("a 32-bit integer");

    internal readonly bool Bool(ThriftType type) => type is ThriftType.True or ThriftType.False ? type == ThriftType.True : throw Broken("a boolean");

    internal ReadOnlySpan<byte> Binary(ThriftType type)
    {
        if (type != ThriftType.Binary) throw Broken("a string");
        var length = Varint();
        if (length > (ulong)(_bytes.Length - Position)) throw OutOfBytes();
        var value = _bytes.Slice(Position, (int)length);
        Position += (int)length;
        return value;
    }

    internal string Text(ThriftType type) => System.Text.Encoding.UTF8.GetString(Binary(type));

    /// <summary>Gives the number of elements, each of which takes at least one byte.</summary>
    internal int List(ThriftType type, out ThriftType elements)
    {
        if (type is not (ThriftType.List or ThriftType.Set)) throw Broken("a list");
        var head = Byte();
        elements = (ThriftType)(head & 15);
        var count = head >> 4 == 15 ? Varint() : (ulong)(head >> 4);
        return count <= (ulong)(_bytes.Length - Position) ? (int)count : throw OutOfBytes();
    }

    internal readonly void Expect(ThriftType type, ThriftType expected)
    {
        if (type != expected) throw Broken($"a {expected}");
    }

    internal void Skip(ThriftType type, int depth = 0)
    {
        if (depth > MaxDepth) throw Broken($"at most {MaxDepth} levels");
        switch (type)
        {
            case ThriftType.True or ThriftType.False: break;
            case ThriftType.Byte: Byte(); break;
            case ThriftType.I16 or ThriftType.I32 or ThriftType.I64: Varint(); break;
            case ThriftType.Double: for (var i = 0; i < 8; i++) Byte(); break;
            case ThriftType.Binary: Binary(type); break;
            case ThriftType.List or ThriftType.Set: SkipList(type, depth); break;
            case ThriftType.Struct: for (var field = 0; Next(ref field, out var inner); ) Skip(inner, depth + 1); break;
            default: throw Broken("no map");
        }
    }

    private void SkipList(ThriftType type, int depth)
    {
        for (var left = List(type, out var elements); left > 0; left--)
        {
            if (elements is ThriftType.True or ThriftType.False) Byte();
            else Skip(elements, depth + 1);
        }
    }

    private long ZigZag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
        throw Broken("a number of at most 10 bytes");
    }

    private byte Byte() => Position < _bytes.Length ? _bytes[Position++] : throw OutOfBytes();

    private InvalidDataException OutOfBytes()
    {
        RanOut = true;
        return Broken("more bytes");
    }

    private readonly InvalidDataException Broken(string expected) => new($"broken header at byte {Position}: expected {expected}");
}
