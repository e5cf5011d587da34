using System.Numerics;

namespace Curation.Text;

/// <summary>Counts the repeated n-grams of a text, size after size. An n-gram can repeat only where both of its (n−1)-grams do, so the places to look at
/// shrink fast; the first ones are found by a small filter without branches.</summary>
internal sealed class NGramCounter : IDisposable
{
    private readonly Words _words;
    private PooledList<ulong> _grams;
    private PooledList<int> _places, _slotOf;
    private PooledList<Slot> _slots;
    private int _size = 1, _counted = 1;

    public NGramCounter(Words words) => _words = words;

    /// <summary>Goes on to the next size, from 2 up. Nothing is counted before the places are asked for.</summary>
    public void Advance() => _size++;

    /// <summary>The words of an n-gram now.</summary>
    public int Size => _size;

    /// <summary>N-grams in the text, each place counted.</summary>
    public int Grams => _words.Count - _size + 1;

    /// <summary>Where the n-grams start that may occur more than once, in order; every one that does is among them.</summary>
    public ReadOnlySpan<int> Places
    {
        get
        {
            while (_counted < _size)
            {
                if (++_counted == 2) FindPlaces();
                else NarrowPlaces();
                CountPlaces();
            }

            return _places.Items;
        }
    }

    /// <summary>How often the n-gram of a place occurs, once the places of this size were asked for;
    /// <paramref name="index"/> is that of the place in <see cref="Places"/>.</summary>
    public int CountAt(int index) => _slots.Items[_slotOf.Items[index]].Count;

    /// <summary>How often the most frequent n-gram occurs, and where it stands first; ties go to the one seen first.</summary>
    public (int Count, int Place) MostFrequent()
    {
        var (count, place) = (1, 0);
        var places = Places;
        for (var t = 0; t < places.Length; t++)
        {
            if (CountAt(t) > count) (count, place) = (CountAt(t), places[t]);
        }

        return (count, place);
    }

    /// <summary>Whether two places hold the same n-gram.</summary>
    public bool AreEqual(int index, int other) => _slotOf.Items[index] == _slotOf.Items[other];

    /// <summary>Whether the n-gram of a place was asked for before.</summary>
    public bool WasSeen(int index)
    {
        ref var slot = ref _slots.Resize(_slots.Count)[_slotOf.Items[index]];
        var seen = slot.Seen;
        slot.Seen = true;
        return seen;
    }

    /// <summary>Code points of the words from a word on, without what stands between them.</summary>
    public int CodePoints(int first, int count)
    {
        ref readonly var last = ref _words.Items[first + count - 1];
        return last.CodePointsBefore + last.CodePoints - _words.Items[first].CodePointsBefore;
    }

    /// <summary>The same in bytes.</summary>
    public int Bytes(int first, int count)
    {
        var sum = 0;
        foreach (ref readonly var word in _words.Items.Slice(first, count)) sum += word.Length;
        return sum;
    }

    public void Dispose()
    {
        _grams.Dispose();
        _places.Dispose();
        _slotOf.Dispose();
        _slots.Dispose();
    }

    private void FindPlaces()
    {
        var hashes = _words.Hashes;
        var grams = _grams.Resize(hashes.Length - 1);
        var places = _places.Resize(hashes.Length - 1);
        var list = default(PooledList<ulong>);
        var marks = new HashMarks(ref list, grams.Length);
        for (var i = 0; i < grams.Length; i++) marks.Mark(grams[i] = GramHashes.Join(hashes[i], hashes[i + 1]));
        var count = 0;
        for (var i = 0; i < grams.Length; i++)
        {
            places[count] = i;
            count += marks.MayRepeat(grams[i]);
        }

        _places.Resize(count);
        list.Dispose();
    }

    private void NarrowPlaces()
    {
        var hashes = _words.Hashes;
        var slots = _slots.Items;
        var slotOf = _slotOf.Items;
        var grams = _grams.Resize(_grams.Count);
        var places = _places.Resize(_places.Count);
        var count = 0;
        var repeats = places.Length > 0 && slots[slotOf[0]].Count > 1;
        for (var t = 0; t + 1 < places.Length; t++)
        {
            // Without a branch: places that are not kept are overwritten, and their n-grams are not looked at again.
            var place = places[t];
            var before = repeats;
            repeats = slots[slotOf[t + 1]].Count > 1;
            grams[place] = GramHashes.Join(grams[place], hashes[place + _counted - 1]);
            places[count] = place;
            count += before & repeats & places[t + 1] == place + 1 ? 1 : 0;
        }

        _places.Resize(count);
    }

    private void CountPlaces()
    {
        var grams = _grams.Items;
        var places = _places.Items;
        var slots = _slots.Resize((int)BitOperations.RoundUpToPowerOf2((uint)places.Length + (uint)places.Length / 2 + 1));
        var slotOf = _slotOf.Resize(places.Length);
        var mask = slots.Length - 1;
        slots.Clear();
        for (var t = 0; t < places.Length; t++)
        {
            var gram = grams[places[t]];
            var at = (int)gram & mask;
            while (slots[at].Count != 0 && slots[at].Gram != gram) at = (at + 1) & mask;
            slots[at].Gram = gram;
            slots[at].Count++;
            slotOf[t] = at;
        }
    }

    private struct Slot
    {
        public ulong Gram;
        public int Count;
        public bool Seen;
    }
}
