using System.Numerics;

namespace Curation.Text;

/// <summary>The most frequent n-gram of a text, size after size from two words on. Counters that n-grams share bound how often each can occur: where one cannot
/// repeat, no longer one does, and only those that can reach the best are counted by themselves.</summary>
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
        if (++_size == 2) Pair();
        else Lengthen();
        var cells = new HashCells(ref _cells, _grams.Count);
        var most = 0;
        foreach (var gram in _grams.Items) most = Math.Max(most, cells.Add(gram));
        KeepRepeated(cells);
        return most < 2 ? (1, 0) : MostFrequent(cells, most);
    }

    public void Dispose()
    {
        _cells.Dispose();
        _grams.Dispose();
        _places.Dispose();
        _slots.Dispose();
    }

    private void Pair()
    {
        var hashes = words.Hashes;
        GramHashes.Pair(hashes, _grams.Resize(hashes.Length - 1));
        var places = _places.Resize(hashes.Length - 1);
        for (var i = 0; i < places.Length; i++) places[i] = i;
    }

    /// <summary>Adds the next word to the n-grams that end in one that may repeat.</summary>
    private void Lengthen()
    {
        var places = _places.Resize(_places.Count);
        var grams = _grams.Resize(places.Length);
        var next = words.Hashes[(_size - 1)..];
        var count = 0;
        for (var t = 0; t < places.Length - 1; t++)
        {
            // Without a branch: what is not kept is overwritten.
            var place = places[t];
            (places[count], grams[count]) = (place, GramHashes.Join(grams[t], next[place]));
            count += places[t + 1] == place + 1 ? 1 : 0;
        }

        Shorten(count);
    }

    private void KeepRepeated(HashCells cells)
    {
        var places = _places.Resize(_places.Count);
        var grams = _grams.Resize(places.Length);
        var count = 0;
        for (var t = 0; t < grams.Length; t++)
        {
            var (place, gram) = (places[t], grams[t]);
            (places[count], grams[count]) = (place, gram);
            count += cells[gram] >= 2 ? 1 : 0;
        }

        Shorten(count);
    }

    private void Shorten(int count)
    {
        _places.Resize(count);
        _grams.Resize(count);
    }

    private (int Count, int Place) MostFrequent(HashCells cells, int most)
    {
        var grams = _grams.Items;
        var first = 0;
        while (cells[grams[first]] < most) first++;
        var often = Math.Clamp(grams.Count(grams[first]), 2, byte.MaxValue);
        var reach = 0;
        foreach (var gram in grams) reach += cells[gram] >= often ? 1 : 0;
        var slots = _slots.Resize((int)BitOperations.RoundUpToPowerOf2((uint)reach + 1) * 2);
        slots.Clear();
        for (var t = 0; t < grams.Length; t++)
        {
            if (cells[grams[t]] < often) continue;
            var at = (int)grams[t] & (slots.Length - 1);
            while (slots[at].Count != 0 && slots[at].Gram != grams[t]) at = (at + 1) & (slots.Length - 1);
            ref var slot = ref slots[at];
            if (slot.Count++ == 0) (slot.Gram, slot.First) = (grams[t], _places.Items[t]);
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
