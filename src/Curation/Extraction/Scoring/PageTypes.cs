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

    /// <summary>Makes a type as likely as it is on a page that surely is of it.</summary>
    public static void Raise(Span<float> types, PageType type)
    {
        const float surely = 0.9f;
        var own = types[(int)type];
        if (own >= surely) return;
        foreach (ref var likely in types) likely *= (1 - surely) / (1 - own);
        types[(int)type] = surely;
    }

    /// <summary>A shop's page whose data describe one product is that product's, however many others it shows.</summary>
    public static void TakeForOffer(Span<float> types)
    {
        ref var collection = ref types[(int)PageType.Collection];
        types[(int)PageType.Product] += collection;
        collection = 0;
    }

    public static float[] Of(TreeEnsemble[] types, TypeWords words, PageAnalysis analysis)
    {
        words.Fill(analysis.Traits.Words, analysis.Words);
        var likely = Array.ConvertAll(types, type => type.Probability(analysis.Traits.Row));
        var sum = Math.Max(likely.Sum(), 1e-6f);
        return Array.ConvertAll(likely, l => l / sum);
    }
}
