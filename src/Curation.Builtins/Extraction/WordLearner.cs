using Curation.Extraction.Scoring;

namespace Curation.Builtins.Extraction;

/// <summary>Weighs words by the sites on which blocks with them are kept and dropped.</summary>
internal static class WordLearner
{
    private const int LeastSites = 5, MostEntries = 6000;

    private delegate ReadOnlySpan<uint> Reading(Sample sample, int block);

    public static ExtractionWords Fit(Sample[] samples, int[] chosen) =>
        new(Fit(samples, chosen, static (sample, b) => sample.Analysis.Words[b]), Fit(samples, chosen, static (sample, b) => sample.HeadingWords(b)));

    private static WordWeights Fit(Sample[] samples, int[] chosen, Reading read)
    {
        var counts = new Dictionary<uint, (float Kept, float Dropped, int Sites)>();
        foreach (var site in chosen.Select(s => samples[s]).GroupBy(s => s.Gold.Site).OrderBy(g => g.Key, StringComparer.Ordinal)) AddSite(counts, site, read);
        var (kept, dropped) = (counts.Values.Sum(c => c.Kept) + 1, counts.Values.Sum(c => c.Dropped) + 1);
        var weights = counts.Where(c => c.Value.Sites >= LeastSites)
            .Select(c => (Word: c.Key, Weight: Weight(c.Value.Kept, c.Value.Dropped, kept, dropped), c.Value.Sites));
        return new WordWeights(
            [.. weights.OrderByDescending(w => Math.Abs((int)w.Weight) * Math.Sqrt(w.Sites)).ThenBy(w => w.Word)
                .Take(MostEntries).Select(w => (w.Word, w.Weight))]);
    }

    private static void AddSite(Dictionary<uint, (float Kept, float Dropped, int Sites)> counts, IEnumerable<Sample> site, Reading read)
    {
        const float most = 2;
        var own = new Dictionary<uint, (float Kept, float Dropped)>();
        foreach (var sample in site)
        {
            for (var b = 0; b < sample.Labels.Length; b++)
            {
                if (sample.Labels[b].Weight == 0) continue;
                var isKept = sample.Labels[b].Label >= 0.5f;
                foreach (var word in read(sample, b))
                {
                    var (kept, dropped) = own.GetValueOrDefault(word);
                    own[word] = isKept ? (kept + 1, dropped) : (kept, dropped + 1);
                }
            }
        }

        foreach (var (word, (kept, dropped)) in own)
        {
            var count = counts.GetValueOrDefault(word);
            counts[word] = (count.Kept + Math.Min(kept, most), count.Dropped + Math.Min(dropped, most), count.Sites + 1);
        }
    }

    private static sbyte Weight(float kept, float dropped, float allKept, float allDropped)
    {
        var odds = Math.Log((kept + 1) / (allKept + 2)) - Math.Log((dropped + 1) / (allDropped + 2));
        return (sbyte)Math.Clamp(Math.Round(16 * odds), -127, 127);
    }
}
