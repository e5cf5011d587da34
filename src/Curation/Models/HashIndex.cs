using System.Numerics;

namespace Curation.Models;

/// <summary>64-bit keys to small numbers: open addressing, linear probing, at most half full. Keys must already be well-mixed hashes; equal keys are one
/// entry, the first value wins.</summary>
internal sealed class HashIndex
{
    private readonly ulong[] _keys;
    private readonly int[] _values;
    private readonly int _shift;

    public HashIndex(int capacity)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, 2L * capacity));
        _keys = new ulong[slots];
        _values = new int[slots];
        _shift = 64 - BitOperations.Log2((uint)slots);
    }

    public int Count { get; private set; }

    /// <summary>The value of a key, or -1.</summary>
    public int Find(ulong key)
    {
        var keys = _keys;
        for (var slot = Slot(key); ; slot = slot + 1 & keys.Length - 1)
        {
            if (keys[slot] == key) return key == 0 ? -1 : _values[slot];
            if (keys[slot] == 0) return -1;
        }
    }

    public bool Contains(ulong key) => Find(key) >= 0;

    /// <summary>The value the key now has: the one given, or the one it already had. Zero is no key.</summary>
    public int Add(ulong key, int value)
    {
        if (key == 0) throw new ArgumentException("zero marks a free slot", nameof(key));
        if (Count * 2 >= _keys.Length) throw new InvalidOperationException("more keys than the capacity given");
        var slot = Slot(key);
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == key) return _values[slot];
            slot = slot + 1 & _keys.Length - 1;
        }

        (_keys[slot], _values[slot]) = (key, value);
        Count++;
        return value;
    }

    private int Slot(ulong key) => (int)(key * 0x9E3779B97F4A7C15 >> _shift);
}
