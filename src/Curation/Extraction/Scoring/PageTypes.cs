using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>How likely a page is of each <see cref="PageType"/>.</summary>
internal static class PageTypes
{
    public const int Count = 7;

    public static string Name(int type) => ((PageType)type).ToString().ToLowerInvariant();

    public static int Best(ReadOnlySpan<float> types)
    {
        var best = 0;
        for (var i = 1; i < types.Length; i++)
        {
            if (types[i] > types[best]) best = i;
        }

        return best;
    }

    public static float[] Of(TreeEnsemble[] types, TypeWords words, PageAnalysis analysis)
    {
        words.Fill(analysis.Traits.Words, analysis.Words);
        var likely = Array.ConvertAll(types, type => type.Probability(analysis.Traits.Row));
        var sum = Math.Max(likely.Sum(), 1e-6f);
        return Array.ConvertAll(likely, l => l / sum);
    }
}
