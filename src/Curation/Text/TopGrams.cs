using System.Numerics;

namespace Curation.Text;

/// <summary>The most frequent n-gram of a text, size after size from two words on. Counters that n-grams share bound how often each can occur; only those that
/// can reach the best are counted by themselves.</summary>
internal sealed class TopGrams(Words words) : IDisposable
{
    private int _size = 1;
    private PooledList<byte> _cells;
    private PooledList<ulong> _grams;
    private PooledList<int> _places;
    private PooledList<Slot> _slots;

    /// <summary>How often the most frequent n-gram of the next size occurs, and where it stands first; ties go to the one seen first. The text has so many
    /// words.</summary>
    public (int Count, int Place) Next()
    {
        var hashes = words.Hashes;
        if (++_size == 2) hashes.CopyTo(_grams.Resize(hashes.Length));
        var grams = _grams.Resize(hashes.Length - _size + 1);
        var cells = new HashCells(ref _cells, grams.Length);
        var most = Count(grams, hashes[(_size - 1)..], cells);
        if (most < 2) return (1, 0);
        var first = 0;
        while (cells[grams[first]] < most) first++;
        FindPlaces(grams, cells, Math.Clamp(grams.Count(grams[first]), 2, byte.MaxValue));
        return MostFrequent(grams);
    }

    public void Dispose()
    {
        _cells.Dispose();
        _grams.Dispose();
        _places.Dispose();
        _slots.Dispose();
    }

    /// <summary>Adds the next word to the n-grams and counts them; gives the largest count, at most 255.</summary>
    private static int Count(Span<ulong> grams, ReadOnlySpan<ulong> next, HashCells cells)
    {
        var most = 0;
        for (var i = 0; i < grams.Length; i++)
        {
            ref var cell = ref cells[grams[i] = GramHashes.Mix(grams[i] * GramHashes.Factor + next[i])];
            var count = Math.Min(cell + 1, byte.MaxValue);
            cell = (byte)count;
            most = Math.Max(most, count);
        }

        return most;
    }

    /// <summary>Finds where n-grams start that may occur so often.</summary>
    private void FindPlaces(ReadOnlySpan<ulong> grams, HashCells cells, int often)
    {
        var places = _places.Resize(grams.Length);
        var count = 0;
        for (var i = 0; i < grams.Length; i++)
        {
            places[count] = i;
            count += cells[grams[i]] >= often ? 1 : 0;
        }

        _places.Resize(count);
    }

    private (int Count, int Place) MostFrequent(ReadOnlySpan<ulong> grams)
    {
        var slots = _slots.Resize((int)BitOperations.RoundUpToPowerOf2((uint)_places.Count + 1) * 2);
        slots.Clear();
        foreach (var place in _places.Items)
        {
            var at = (int)grams[place] & (slots.Length - 1);
            while (slots[at].Count != 0 && slots[at].Gram != grams[place]) at = (at + 1) & (slots.Length - 1);
            ref var slot = ref slots[at];
            if (slot.Count++ == 0) (slot.Gram, slot.First) = (grams[place], place);
        }

        var best = (Count: 1, Place: 0);
        foreach (ref readonly var slot in slots)
        {
            if (slot.Count > best.Count || (slot.Count == best.Count && slot.Count > 1 && slot.First < best.Place)) best = (slot.Count, slot.First);
        }

        return best;
    }

    private struct Slot
    {
        public ulong Gram;
        public int Count, First;
    }
}
