using System.Buffers;

namespace Curation.Columns;

internal enum ThriftType : byte { Stop, True, False, Byte, I16, I32, I64, Double, Binary, List, Set, Map, Struct }

/// <summary>Writes Thrift structures in the compact protocol. Source: apache/thrift, doc/specs/thrift-compact-protocol.md.</summary>
internal sealed class ThriftWriter(IBufferWriter<byte> output)
{
    private readonly Stack<int> _outer = new();
    private int _last;

    internal void I32(int field, int value) => Integer(field, ThriftType.I32, value);

    internal void I64(int field, long value) => Integer(field, ThriftType.I64, value);

    internal void Bool(int field, bool value) => Field(field, value ? ThriftType.True : ThriftType.False);

    internal void Text(int field, string text)
    {
        Field(field, ThriftType.Binary);
        Element(text);
    }

    internal void Binary(int field, ReadOnlySpan<byte> bytes)
    {
        Field(field, ThriftType.Binary);
        Varint((ulong)bytes.Length);
        output.Write(bytes);
    }

    /// <summary>Opens a structure in a field; <see cref="End"/> closes it.</summary>
    internal void Struct(int field)
    {
        Field(field, ThriftType.Struct);
        Element();
    }

    internal void EmptyStruct(int field)
    {
        Struct(field);
        End();
    }

    /// <summary>Opens a structure in a list, or the outermost one.</summary>
    internal void Element()
    {
        _outer.Push(_last);
        _last = 0;
    }

    internal void Element(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Varint((ulong)bytes.Length);
        output.Write(bytes);
    }

    internal void Element(int value) => Varint(ZigZag(value));

    internal void End()
    {
        Byte((byte)ThriftType.Stop);
        _last = _outer.Pop();
    }

    internal void List(int field, ThriftType elements, int count)
    {
        Field(field, ThriftType.List);
        Byte((byte)((Math.Min(count, 15) << 4) | (int)elements));
        if (count >= 15) Varint((ulong)count);
    }

    private void Integer(int field, ThriftType type, long value)
    {
        Field(field, type);
        Varint(ZigZag(value));
    }

    private void Field(int field, ThriftType type)
    {
        Byte((byte)(((field - _last) << 4) | (int)type));
        _last = field;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    private void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));
}
