using System.Buffers;
using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>The distinct values of a column chunk in order of appearance, kept as they stand in a dictionary page (PLAIN).</summary>
internal sealed class ValueDictionary
{
    /// <summary>Above it a dictionary falls out of the processor's cache, and readers must hold it whole.</summary>
    private const int MaxBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> _values = new();
    private readonly List<int> _starts = [0];
    private int[] _slots = new int[1024];

    internal int Count => _starts.Count - 1;

    internal ReadOnlySpan<byte> Values => _values.WrittenSpan;

    /// <summary>The dictionary is worth its page while values come back twice on average.</summary>
    internal bool Pays(long plainBytes) => _values.WrittenCount <= MaxBytes && _values.WrittenCount * 2L <= plainBytes;

    /// <summary>Gives the place of a value, which is added when it is new.</summary>
    internal int Add(ReadOnlySpan<byte> value)
    {
        var slot = Find(value);
        if (_slots[slot] != 0) return _slots[slot] - 1;
        _values.Write(value);
        _starts.Add(_values.WrittenCount);
        _slots[slot] = Count;
        var place = Count - 1;
        if (Count * 2 > _slots.Length) Grow();
        return place;
    }

    private int Find(ReadOnlySpan<byte> value)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(Hash(value) & (uint)mask);
        while (_slots[slot] != 0 && !Value(_slots[slot] - 1).SequenceEqual(value)) slot = (slot + 1) & mask;
        return slot;
    }

    private ReadOnlySpan<byte> Value(int place) => Values[_starts[place].._starts[place + 1]];

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var place = 0; place < Count; place++) _slots[Find(Value(place))] = place + 1;
    }

    private static uint Hash(ReadOnlySpan<byte> value)
    {
        const ulong Multiplier = 0x9e3779b97f4a7c15;
        var hash = (ulong)value.Length;
        var words = MemoryMarshal.Cast<byte, ulong>(value);
        foreach (var word in words) hash = Mix(hash ^ word);
        ulong tail = 0;
        foreach (var last in value[(words.Length * 8)..]) tail = tail << 8 | last;
        return (uint)(Mix(hash ^ tail) >> 16);

        static ulong Mix(ulong x) => (x * Multiplier) ^ (x * Multiplier >> 32);
    }
}
