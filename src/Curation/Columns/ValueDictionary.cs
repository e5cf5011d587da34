using System.Buffers;
using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>The distinct values of a column chunk in order of appearance, kept as they stand in a dictionary page (PLAIN).</summary>
internal sealed class ValueDictionary
{
    /// <summary>Above it a dictionary falls out of the processor's cache, and readers must hold it whole.</summary>
    private const int MaxBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> values = new();
    private readonly List<int> starts = [0];
    private int[] slots = new int[1024];

    internal int Count => starts.Count - 1;

    internal ReadOnlySpan<byte> Values => values.WrittenSpan;

    /// <summary>The dictionary is worth its page while values come back twice on average.</summary>
    internal bool Pays(long plainBytes) => values.WrittenCount <= MaxBytes && values.WrittenCount * 2L <= plainBytes;

    /// <summary>Gives the place of a value, which is added when it is new.</summary>
    internal int Add(ReadOnlySpan<byte> value)
    {
        var slot = Find(value);
        if (slots[slot] != 0) return slots[slot] - 1;
        values.Write(value);
        starts.Add(values.WrittenCount);
        slots[slot] = Count;
        var place = Count - 1;
        if (Count * 2 > slots.Length) Grow();
        return place;
    }

    private int Find(ReadOnlySpan<byte> value)
    {
        var mask = slots.Length - 1;
        var slot = (int)(Hash(value) & (uint)mask);
        while (slots[slot] != 0 && !Value(slots[slot] - 1).SequenceEqual(value)) slot = (slot + 1) & mask;
        return slot;
    }

    private ReadOnlySpan<byte> Value(int place) => Values[starts[place]..starts[place + 1]];

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (var place = 0; place < Count; place++) slots[Find(Value(place))] = place + 1;
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
