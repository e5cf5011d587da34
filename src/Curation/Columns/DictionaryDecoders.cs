using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Curation.Columns;

internal sealed class DictionaryValues : ValueDecoder
{
    private readonly PageValues dictionary;
    private readonly HybridReader? places;
    private int[] window = [];

    internal DictionaryValues(byte[] body, int start, int end, PageValues dictionary)
    {
        this.dictionary = dictionary;
        // a page of nulls may have no bytes at all
        if (start < end) places = new(body, start + 1, end, body[start]);
    }

    internal override byte[] Bytes => dictionary.Bytes;

    internal override void Read(Span<byte> values)
    {
        if (values.IsEmpty) return;
        var count = values.Length / dictionary.Width;
        if (window.Length < count) window = new int[count];
        if (places is null) throw Broken("more values");
        places.Read(window.AsSpan(0, count));
        if (dictionary.Width == 4) Gather<int>(values);
        else Gather<long>(values);
    }

    private void Gather<T>(Span<byte> values) where T : unmanaged
    {
        var from = MemoryMarshal.Cast<byte, T>(dictionary.Values);
        var to = MemoryMarshal.Cast<byte, T>(values);
        for (var i = 0; i < to.Length; i++)
        {
            if ((uint)window[i] >= (uint)from.Length) throw Broken($"a place below {from.Length} in the dictionary, found {window[i]}");
            to[i] = from[window[i]];
        }
    }
}

internal sealed class RunBooleans : ValueDecoder
{
    private readonly HybridReader runs;
    private int[] window = [];

    internal RunBooleans(byte[] body, int start, int end)
    {
        if (end - start < 4 || BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(start)) > end - start - 4) throw Broken("the length of its runs");
        runs = new(body, start + 4, end, bitWidth: 1);
    }

    internal override void Read(Span<byte> values)
    {
        if (window.Length < values.Length) window = new int[values.Length];
        runs.Read(window.AsSpan(0, values.Length));
        for (var i = 0; i < values.Length; i++) values[i] = (byte)window[i];
    }
}
