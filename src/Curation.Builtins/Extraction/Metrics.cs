namespace Curation.Builtins.Extraction;

/// <summary>The three metrics of main-content extraction, as <c>score.py</c> beside the development data defines them.</summary>
internal static class Metrics
{
    private const int Gram = 4;

    /// <summary>F1 over words as a multiset (WCXB).</summary>
    public static double Words(int[] gold, int[] found)
    {
        if (gold.Length == 0 || found.Length == 0) return gold.Length == found.Length ? 1 : 0;
        var left = new Dictionary<int, int>();
        foreach (var word in gold) left[word] = left.GetValueOrDefault(word) + 1;
        var common = 0;
        foreach (var word in found)
        {
            if (left.GetValueOrDefault(word) is not (> 0 and var count)) continue;
            left[word] = count - 1;
            common++;
        }

        return 2.0 * common / (gold.Length + found.Length);
    }

    /// <summary>Precision and recall over runs of four words (Scrapinghub's article-extraction benchmark); null where undefined.</summary>
    public static (double? Precision, double? Recall) Shingles(int[] gold, int[] found)
    {
        var (left, common) = (Counts(gold), 0);
        var foundCounts = Counts(found);
        foreach (var (gram, count) in foundCounts) common += Math.Min(count, left.GetValueOrDefault(gram));
        var (all, want) = (foundCounts.Values.Sum(), left.Values.Sum());
        return (all == 0 ? null : (double)common / all, want == 0 ? null : (double)common / want);
    }

    /// <summary>Required segments found, forbidden ones found, required ones missed (trafilatura).</summary>
    public static (int Found, int False, int Missed) Segments(string text, string[] with, string[] without)
    {
        var found = with.Count(s => text.Contains(Labels.Normal(s), StringComparison.Ordinal));
        return (found, without.Count(s => text.Contains(Labels.Normal(s), StringComparison.Ordinal)), with.Length - found);
    }

    private static Dictionary<(int, int, int, int), int> Counts(int[] words)
    {
        var counts = new Dictionary<(int, int, int, int), int>();
        if (words.Length == 0) return counts;
        for (var i = 0; i < Math.Max(1, words.Length - Gram + 1); i++)
        {
            var gram = (words[i], At(words, i + 1), At(words, i + 2), At(words, i + 3));
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        return counts;
    }

    private static int At(int[] words, int at) => at < words.Length ? words[at] : -1;
}
