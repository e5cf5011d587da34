namespace Curation.Models.NGrams;

/// <summary>The n-grams of one order in a corpus: how often each comes, and where its last token stands for the first time. Entries are numbered as they come.
/// </summary>
internal sealed class CountTable
{
    private int[] _slots = new int[1 << 12];
    private ulong[] _keys = new ulong[1 << 11];
    private int[] _counts = new int[1 << 11], _ends = new int[1 << 11];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, Count);

    /// <summary>Places in the corpus.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>Counts an n-gram once more.</summary>
    public void Add(ulong key, int end)
    {
        var slot = SlotOf(key);
        if (_slots[slot] == 0)
        {
            if (Count == _keys.Length) slot = Grow(key);
            _slots[slot] = Count + 1;
            (_keys[Count], _ends[Count]) = (key, end);
            Count++;
        }

        _counts[_slots[slot] - 1]++;
    }

    /// <summary>The number of an n-gram that is there.</summary>
    public int Find(ulong key) => _slots[SlotOf(key)] - 1;

    private int SlotOf(ulong key)
    {
        var slot = (int)(key >> 32) & _slots.Length - 1;
        while (_slots[slot] != 0 && _keys[_slots[slot] - 1] != key) slot = slot + 1 & _slots.Length - 1;
        return slot;
    }

    private int Grow(ulong key)
    {
        Array.Resize(ref _keys, 2 * Count);
        Array.Resize(ref _counts, 2 * Count);
        Array.Resize(ref _ends, 2 * Count);
        _slots = new int[4 * Count];
        for (var entry = 0; entry < Count; entry++) _slots[SlotOf(_keys[entry])] = entry + 1;
        return SlotOf(key);
    }
}
