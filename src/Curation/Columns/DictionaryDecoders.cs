using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Curation.Columns;

internal sealed class DictionaryValues : ValueDecoder
{
    private readonly PageValues _dictionary;
    private readonly HybridReader? _places;
    private int[] _window = [];

    internal DictionaryValues(byte[] body, int start, int end, PageValues dictionary)
    {
        _dictionary = dictionary;
        // a page of nulls may have no bytes at all
        if (start < end) _places = new(body, start + 1, end, body[start]);
    }

    internal override byte[] Bytes => _dictionary.Bytes;

    internal override void Read(Span<byte> values)
    {
        if (values.IsEmpty) return;
        var count = values.Length / _dictionary.Width;
        if (_window.Length < count) _window = new int[count];
        if (_places is null) throw Broken("more values");
        _places.Read(_window.AsSpan(0, count));
        if (_dictionary.Width == 4) Gather<int>(values);
        else Gather<long>(values);
    }

    private void Gather<T>(Span<byte> values) where T : unmanaged
    {
        var from = MemoryMarshal.Cast<byte, T>(_dictionary.Values);
        var to = MemoryMarshal.Cast<byte, T>(values);
        for (var i = 0; i < to.Length; i++)
        {
            if ((uint)_window[i] >= (uint)from.Length) throw Broken($"a place below {from.Length} in the dictionary, found {_window[i]}");
            to[i] = from[_window[i]];
        }
    }
}

internal sealed class RunBooleans : ValueDecoder
{
    private readonly HybridReader _runs;
    private int[] _window = [];

    internal RunBooleans(byte[] body, int start, int end)
    {
        if (end - start < 4 || BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(start)) > end - start - 4) throw Broken("the length of its runs");
        _runs = new(body, start + 4, end, bitWidth: 1);
    }

    internal override void Read(Span<byte> values)
    {
        if (_window.Length < values.Length) _window = new int[values.Length];
        _runs.Read(_window.AsSpan(0, values.Length));
        for (var i = 0; i < values.Length; i++) values[i] = (byte)_window[i];
    }
}
