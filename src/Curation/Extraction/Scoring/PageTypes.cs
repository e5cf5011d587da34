using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>How likely a page is of each <see cref="PageType"/>.</summary>
internal static class PageTypes
{
    public static float[] Of(TreeEnsemble[] types, PageTraits traits)
    {
        var likely = Array.ConvertAll(types, type => type.Probability(traits.Row));
        var sum = Math.Max(likely.Sum(), 1e-6f);
        return Array.ConvertAll(likely, l => l / sum);
    }
}
