using System.Runtime.CompilerServices;

namespace Curation.Tokenization;

/// <summary>A pair of ids → an integer ≥ 0: open addressing, linear probing, at most half full.</summary>
internal sealed class PairTable
{
    private const ulong Free = ulong.MaxValue;

    private Slot[] _slots;
    private int _shift;

    public PairTable(int expected = 0)
    {
        var bits = 4;
        while (1L << bits < 2L * expected) bits++;
        (_slots, _shift) = (NewSlots(bits), 64 - bits);
    }

    public int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int left, int right, int otherwise)
    {
        var slots = _slots;
        var key = Key(left, right);
        for (var i = (int)(key * 0x9E3779B97F4A7C15 >> _shift); ; i = i + 1 & slots.Length - 1)
        {
            if (slots[i].Key == key) return slots[i].Value;
            if (slots[i].Key == Free) return otherwise;
        }
    }

    /// <summary>The value of the pair; <paramref name="value"/>, which it has from now on, where it had none.</summary>
    public int FindOrAdd(int left, int right, int value)
    {
        if (Count >= _slots.Length / 2) Grow();
        ref var slot = ref Place(Key(left, right));
        if (slot.Key != Free) return slot.Value;
        slot = new(Key(left, right), value);
        Count++;
        return value;
    }

    private static ulong Key(int left, int right) => (ulong)(uint)left << 32 | (uint)right;

    private ref Slot Place(ulong key)
    {
        var i = (int)(key * 0x9E3779B97F4A7C15 >> _shift);
        while (_slots[i].Key != Free && _slots[i].Key != key) i = i + 1 & _slots.Length - 1;
        return ref _slots[i];
    }

    private void Grow()
    {
        var old = _slots;
        _shift--;
        _slots = NewSlots(64 - _shift);
        foreach (var slot in old)
        {
            if (slot.Key != Free) Place(slot.Key) = slot;
        }
    }

    private static Slot[] NewSlots(int bits)
    {
        var slots = new Slot[1 << bits];
        Array.Fill(slots, new Slot(Free, 0));
        return slots;
    }

    private readonly record struct Slot(ulong Key, int Value);
}
