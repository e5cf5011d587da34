using System.Runtime.CompilerServices;

namespace Curation.Models.NGrams;

/// <summary>The n-grams of one order by the hash of their tokens: one array, open addressing, two thirds full: a look-up costs a cache line.</summary>
/// <remarks>Tokens are not kept: of n entries a wrong one is found with probability n / 2^64. After KenLM's probing model (Heafield 2011).</remarks>
internal sealed class NGramTable
{
    private readonly NGramEntry[] _slots;

    public NGramTable(ReadOnlySpan<NGramEntry> entries)
    {
        _slots = new NGramEntry[entries.Length + entries.Length / 2 + 1];
        Count = entries.Length;
        foreach (var entry in entries)
        {
            var slot = SlotOf(entry.Key);
            while (_slots[slot].Key != 0 && _slots[slot].Key != entry.Key) slot = slot + 1 == _slots.Length ? 0 : slot + 1;
            _slots[slot] = entry;
        }
    }

    public int Count { get; }

    /// <summary>The entry of a key; a null reference where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly NGramEntry Find(ulong key)
    {
        var slots = _slots;
        for (var slot = SlotOf(key); ; slot = slot + 1 == slots.Length ? 0 : slot + 1)
        {
            ref readonly var entry = ref slots[slot];
            if (entry.Key == key) return ref entry;
            if (entry.Key == 0) return ref Unsafe.NullRef<NGramEntry>();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key) => (int)Math.BigMul(key, (ulong)_slots.Length, out _);
}

/// <summary>An n-gram: the hash of its tokens, the log10 of the last one's probability behind the others, and the log10 weight of shorter contexts
/// behind all of them.</summary>
internal readonly record struct NGramEntry(ulong Key, float Probability, float Backoff)
{
    /// <summary>The key of an n-gram that has one more token in front.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Extend(ulong key, ulong token)
    {
        var mixed = Math.BigMul(key ^ 0x9E3779B97F4A7C15, token ^ 0xC4FFB9FE1A85EC53, out var low) ^ low;
        return mixed == 0 ? 1 : mixed;
    }
}
