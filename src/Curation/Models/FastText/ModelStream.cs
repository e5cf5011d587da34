using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Curation.Core;

namespace Curation.Models.FastText;

/// <summary>Little-endian numbers of a model file, each checked against what is left, so that a corrupted size never becomes an allocation.</summary>
internal sealed class ModelStream(string name, Stream stream, string expected = "a supervised fastText model, .bin or .ftz")
{
    private const int BufferBytes = 1 << 16, LongestWordBytes = 1 << 16;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _at, _filled;
    private long _consumed;

    private long Left => stream.Length - _consumed - _at;

    public long Position => _consumed + _at;

    /// <summary>Goes to a place in the file, which must be seekable.</summary>
    public void Seek(long position)
    {
        if (position < 0 || position > stream.Length) throw Mistake("the file ends too early");
        _consumed = stream.Position = position;
        (_at, _filled) = (0, 0);
    }

    public byte ReadByte()
    {
        if (_at == _filled) Fill();
        return _buffer[_at++];
    }

    public bool ReadBool() => ReadByte() != 0;

    public int ReadInt32()
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        ReadBytes(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public long ReadInt64()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        ReadBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    public void ReadFloats(Span<float> floats) => ReadBytes(MemoryMarshal.AsBytes(floats));

    public void ReadBytes(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_at == _filled) Fill();
            var size = Math.Min(bytes.Length, _filled - _at);
            _buffer.AsSpan(_at, size).CopyTo(bytes);
            _at += size;
            bytes = bytes[size..];
        }
    }

    /// <summary>Appends the bytes up to the next NUL, which is consumed.</summary>
    public void ReadTerminated(List<byte> bytes)
    {
        var start = bytes.Count;
        for (var value = ReadByte(); value != 0; value = ReadByte())
        {
            if (bytes.Count - start == LongestWordBytes) throw Mistake($"a word of more than {LongestWordBytes} bytes");
            bytes.Add(value);
        }
    }

    /// <summary>A new array for numbers that the file says it has.</summary>
    public T[] Allocate<T>(long count) where T : unmanaged
    {
        if (count < 0 || count > Array.MaxLength || count > Left / Marshal.SizeOf<T>())
            throw Mistake($"{count} numbers of {Marshal.SizeOf<T>()} bytes announced where {Left} bytes are left");
        return new T[count];
    }

    /// <summary>Refuses a count that the rest of the file cannot hold.</summary>
    public int Count(long count, int bytesEach, string what) =>
        count >= 0 && count <= Math.Min(Array.MaxLength, Left / bytesEach)
            ? (int)count
            : throw Mistake($"{count} {what} announced where {Left} bytes are left");

    public RecipeException Mistake(string what) => new($"{name}: {what} (byte {Position}); expected {expected}");

    private void Fill()
    {
        _consumed += _filled;
        (_at, _filled) = (0, stream.Read(_buffer));
        if (_filled == 0) throw Mistake("the file ends too early");
    }
}
