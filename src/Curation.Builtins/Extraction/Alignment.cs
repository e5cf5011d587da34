namespace Curation.Builtins.Extraction;

/// <summary>Which words of a page are those of its gold text: the longest common subsequence, by words of bits (Crochemore et al. 2001).</summary>
internal static class Alignment
{
    private const long MostBits = 6_000_000_000;

    /// <returns>For each word of the page its place in the gold text, or -1.</returns>
    public static int[] Of(int[] page, int[] gold)
    {
        var places = new int[page.Length];
        Array.Fill(places, -1);
        if (gold.Length == 0 || (long)page.Length * gold.Length > MostBits) return places;
        var width = (gold.Length + 63) / 64;
        var rows = Rows(page, gold, width);
        var (i, j) = (page.Length, gold.Length);
        while (i > 0 && j > 0)
        {
            // a zero bit is a step of the length within its row
            if (Bit(rows, i, j - 1)) j--;
            else if (!Bit(rows, i - 1, j - 1)) i--;
            else places[--i] = --j;
        }

        return places;
    }

    private static bool Bit(ulong[][] rows, int row, int column) => row == 0 || (rows[row - 1][column >> 6] & (1UL << (column & 63))) != 0;

    private static ulong[][] Rows(int[] page, int[] gold, int width)
    {
        var masks = new Dictionary<int, ulong[]>();
        for (var g = 0; g < gold.Length; g++)
        {
            if (!masks.TryGetValue(gold[g], out var mask)) masks[gold[g]] = mask = new ulong[width];
            mask[g >> 6] |= 1UL << (g & 63);
        }

        var rows = new ulong[page.Length][];
        var last = new ulong[width];
        Array.Fill(last, ulong.MaxValue);
        for (var i = 0; i < page.Length; i++) last = rows[i] = masks.TryGetValue(page[i], out var mask) ? Step(last, mask) : last;
        return rows;
    }

    private static ulong[] Step(ulong[] last, ulong[] mask)
    {
        var next = new ulong[last.Length];
        var carry = 0UL;
        for (var w = 0; w < next.Length; w++)
        {
            var common = last[w] & mask[w];
            var sum = last[w] + common;
            var overflow = sum < common ? 1UL : 0;
            var total = sum + carry;
            overflow |= total < sum ? 1UL : 0;
            carry = overflow;
            next[w] = total | (last[w] & ~mask[w]);
        }

        return next;
    }
}
