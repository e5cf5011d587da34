using System.Numerics;

namespace Curation.Text;

/// <summary>How often the hashes of a list occur. Most of those that occur once never enter a table.</summary>
internal sealed class GramFrequencies
{
    private readonly int[] _repeated;

    private GramFrequencies(int total, int[] repeated)
    {
        (Total, _repeated) = (total, repeated);
        foreach (var count in repeated) RepeatedTotal += count;
        Distinct = total - RepeatedTotal + repeated.Length;
    }

    public int Total { get; }

    /// <summary>How many different ones there are.</summary>
    public int Distinct { get; }

    /// <summary>Different ones that occur more than once.</summary>
    public int Repeated => _repeated.Length;

    /// <summary>Occurrences of those that occur more than once.</summary>
    public int RepeatedTotal { get; }

    /// <summary>Occurrences of the most frequent ones among those that occur more than once.</summary>
    public long TotalOfTop(int count)
    {
        var sum = 0L;
        foreach (var frequency in _repeated.AsSpan(0, Math.Min(count, _repeated.Length))) sum += frequency;
        return sum;
    }

    public static GramFrequencies Of(ReadOnlySpan<ulong> grams)
    {
        using var candidates = GramFilter.MayRepeat(grams);
        var repeated = CountRepeated(candidates.Items);
        return new GramFrequencies(grams.Length, repeated);
    }

    /// <summary>Counts above one, the largest first.</summary>
    private static int[] CountRepeated(ReadOnlySpan<ulong> grams)
    {
        var table = default(PooledList<(ulong Gram, int Count)>);
        var slots = table.Resize((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, grams.Length) * 2));
        slots.Clear();
        foreach (var gram in grams)
        {
            var at = (int)gram & (slots.Length - 1);
            while (slots[at].Count != 0 && slots[at].Gram != gram) at = (at + 1) & (slots.Length - 1);
            slots[at] = (gram, slots[at].Count + 1);
        }

        var counts = default(PooledList<int>);
        foreach (var (_, count) in slots)
        {
            if (count > 1) counts.Add(count);
        }

        var sorted = counts.Items.ToArray();
        Array.Sort(sorted);
        Array.Reverse(sorted);
        table.Dispose();
        counts.Dispose();
        return sorted;
    }
}
