using System.Numerics;

namespace Curation.Text;

/// <summary>Repeated n-grams as datatrove counts them (gopher_repetition_filter.py, find_all_duplicate): an n-gram is its words joined without a space, so that
/// <c>ab c</c> equals <c>a bc</c>. Read from the left, one seen before counts and is skipped over as a whole.</summary>
/// <remarks>The hash of joined words is the difference of two prefixes of one polynomial over the bytes of all words.</remarks>
internal sealed class JoinedGrams : IDisposable
{
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const int FilterBytesPerWord = 4, MinFilterBytes = 64, MaxFilterWords = 1 << 27, KnownPowers = 1024;

    private static readonly ulong[] _powers = [.. Powers().Take(KnownPowers)];

    private readonly Words _words;
    private PooledList<ulong> _before, _grams, _slots;
    private PooledList<int> _starts, _places;
    private PooledList<byte> _seen;

    public JoinedGrams(Words words)
    {
        _words = words;
        var text = words.Text;
        var items = words.Items;
        var before = _before.Resize(items.Length + 1);
        var starts = _starts.Resize(items.Length + 1);
        var (sum, bytes) = (0ul, 0);
        for (var i = 0; i < items.Length; i++)
        {
            (before[i], starts[i]) = (sum, bytes);
            var word = 0ul;
            foreach (var letter in text[items[i].Start..items[i].End]) word = word * Factor + letter;
            sum = sum * Power(items[i].Length) + word;
            bytes += items[i].Length;
        }

        (before[^1], starts[^1]) = (sum, bytes);
        _seen.Resize((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(MinFilterBytes, Math.Min(items.Length, MaxFilterWords) * FilterBytesPerWord))).Clear();
    }

    /// <summary>Code points of the n-grams of a size that were seen before. Sizes are asked for in rising order.</summary>
    public long Repeated(int size)
    {
        FindPlaces(size);
        var slots = _slots.Resize((int)BitOperations.RoundUpToPowerOf2((uint)_places.Count + 1) * 2);
        slots.Clear();
        var grams = _grams.Items;
        var (sum, next) = (0L, 0);
        foreach (var place in _places.Items)
        {
            if (place < next || !IsKnown(slots, grams[place])) continue;
            next = place + size;
            ref readonly var last = ref _words.Items[next - 1];
            sum += last.CodePointsBefore + last.CodePoints - _words.Items[place].CodePointsBefore;
        }

        return sum;
    }

    public void Dispose()
    {
        _before.Dispose();
        _grams.Dispose();
        _slots.Dispose();
        _starts.Dispose();
        _places.Dispose();
        _seen.Dispose();
    }

    /// <summary>Finds the places of n-grams that may occur more than once. A cell of the filter holds twice the size when it is first met under that size, and
    /// one more from then on, so that it need not be cleared.</summary>
    private void FindPlaces(int size)
    {
        var before = _before.Items;
        var starts = _starts.Items;
        var cells = _seen.Resize(_seen.Count);
        var grams = _grams.Resize(before.Length - size);
        var places = _places.Resize(grams.Length);
        var shift = 64 - BitOperations.Log2((uint)cells.Length);
        var fresh = 2 * size;
        for (var i = 0; i < grams.Length; i++)
        {
            var gram = grams[i] = GramHashes.Mix(before[i + size] - before[i] * Power(starts[i + size] - starts[i]));
            ref var cell = ref cells[(int)(gram >> shift)];
            cell = (byte)(fresh + (cell >= fresh ? 1 : 0));
        }

        var count = 0;
        for (var i = 0; i < grams.Length; i++)
        {
            places[count] = i;
            count += cells[(int)(grams[i] >> shift)] & 1;
        }

        _places.Resize(count);
    }

    private static bool IsKnown(Span<ulong> slots, ulong gram)
    {
        gram = Math.Max(gram, 1);
        var at = (int)gram & (slots.Length - 1);
        while (slots[at] != 0 && slots[at] != gram) at = (at + 1) & (slots.Length - 1);
        if (slots[at] == gram) return true;
        slots[at] = gram;
        return false;
    }

    private static ulong Power(int exponent)
    {
        if ((uint)exponent < (uint)_powers.Length) return _powers[exponent];
        var (power, square) = (1ul, Factor);
        for (; exponent > 0; exponent >>= 1, square *= square) power *= (exponent & 1) != 0 ? square : 1;
        return power;
    }

    private static IEnumerable<ulong> Powers()
    {
        for (var power = 1ul; ; power *= Factor) yield return power;
    }
}
