using System.Numerics;

namespace Curation.Text;

/// <summary>How often the hashes of a list occur. Most of those that occur once never enter a table.</summary>
internal sealed class GramFrequencies
{
    private const int CountBits = 28;

    // how many different ones occur so often; of those that occur once, nothing
    private readonly int[] _differentBy;

    private GramFrequencies(int total, int[] differentBy)
    {
        (Total, _differentBy) = (total, differentBy);
        for (var count = 2; count < differentBy.Length; count++)
        {
            Repeated += differentBy[count];
            RepeatedTotal += differentBy[count] * count;
        }

        Distinct = total - RepeatedTotal + Repeated;
    }

    public int Total { get; }

    /// <summary>How many different ones there are.</summary>
    public int Distinct { get; }

    /// <summary>Different ones that occur more than once.</summary>
    public int Repeated { get; }

    /// <summary>Occurrences of those that occur more than once.</summary>
    public int RepeatedTotal { get; }

    /// <summary>Occurrences of the most frequent ones among those that occur more than once.</summary>
    public long TotalOfTop(int different)
    {
        var sum = 0L;
        for (var count = _differentBy.Length - 1; count > 1 && different > 0; count--)
        {
            var taken = Math.Min(different, _differentBy[count]);
            sum += (long)taken * count;
            different -= taken;
        }

        return sum;
    }

    public static GramFrequencies Of(ReadOnlySpan<ulong> grams)
    {
        using var candidates = GramFilter.MayRepeat(grams);
        return new GramFrequencies(grams.Length, CountBy(candidates.Items));
    }

    private static int[] CountBy(ReadOnlySpan<ulong> grams)
    {
        // A slot holds the upper bits of a hash, the place stands for lower ones, and how often it came.
        const ulong CountMask = (1 << CountBits) - 1;
        var table = default(PooledList<ulong>);
        // few of the candidates come once, so that half as many slots are filled
        var slots = table.Resize((int)BitOperations.RoundUpToPowerOf2((uint)(grams.Length + grams.Length / 4 + 1)));
        slots.Clear();
        var most = 0ul;
        foreach (var gram in grams)
        {
            var at = (int)gram & (slots.Length - 1);
            while (slots[at] != 0 && (slots[at] ^ gram) > CountMask) at = (at + 1) & (slots.Length - 1);
            slots[at] = (gram & ~CountMask | slots[at] & CountMask) + 1;
            most = Math.Max(most, slots[at] & CountMask);
        }

        var differentBy = new int[most + 1];
        foreach (var slot in slots) differentBy[slot & CountMask]++;
        table.Dispose();
        return differentBy;
    }
}
