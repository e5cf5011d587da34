using System.Numerics;

namespace Curation.Text;

/// <summary>For each hash of a list, how often it has occurred up to there; and which one occurs most often.</summary>
internal static class GramOrdinals
{
    /// <summary>Fills in 1 for the first occurrence of a hash, 2 for the second and so on.</summary>
    /// <returns>The place where the most frequent one is first seen; of equals, the one seen first.</returns>
    public static int Fill(ReadOnlySpan<ulong> grams, Span<int> ordinals)
    {
        ordinals.Fill(1);
        using var filter = GramFilter.Of(grams);
        var candidates = 0;
        foreach (var gram in grams) candidates += filter.MayRepeat(gram) ? 1 : 0;
        var table = default(PooledList<Slot>);
        var slots = table.Resize((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, candidates) * 2));
        slots.Clear();
        for (var i = 0; i < grams.Length; i++)
        {
            if (filter.MayRepeat(grams[i])) ordinals[i] = Count(slots, grams[i], i);
        }

        var top = new Slot { Count = 1 };
        foreach (ref readonly var slot in slots)
        {
            if (slot.Count > top.Count || (slot.Count == top.Count && slot.Count > 1 && slot.First < top.First)) top = slot;
        }

        table.Dispose();
        return top.First;
    }

    private static int Count(Span<Slot> slots, ulong gram, int place)
    {
        var at = (int)gram & (slots.Length - 1);
        while (slots[at].Count != 0 && slots[at].Gram != gram) at = (at + 1) & (slots.Length - 1);
        ref var slot = ref slots[at];
        if (slot.Count == 0) (slot.Gram, slot.First) = (gram, place);
        return ++slot.Count;
    }

    private struct Slot
    {
        public ulong Gram;
        public int Count, First;
    }
}
