using Curation.Extraction.Tree;
using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>How likely a page is of each <see cref="PageType"/>.</summary>
internal static class PageTypes
{
    public const int Count = 7;

    /// <summary>What <see cref="PageTrait.OgType"/> is of an article.</summary>
    public const int OfArticle = 1;
    private const int OfProduct = 3;

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

    /// <summary>Whether a page is one product's, and says so. Services say it of themselves too, and an article of what it tests.</summary>
    public static bool IsOfProduct(ReadOnlySpan<float> types, PageTraits traits, PageTree tree)
    {
        const float maybe = 0.5f;
        if (types[(int)PageType.Service] >= maybe || types[(int)PageType.Forum] >= maybe || types[(int)PageType.Documentation] >= maybe) return false;
        if (traits[PageTrait.LdArticle] > 0 || traits[PageTrait.HasPublished] > 0 || traits[PageTrait.OgType] == OfArticle) return false;
        if (traits[PageTrait.LdProduct] > 1) return true;
        if (types[(int)PageType.Listing] + types[(int)PageType.Collection] >= maybe) return false;
        return (traits[PageTrait.OgType] == OfProduct && (tree.Names & Category.Shop) != 0) || ((tree.Names & Category.Sold) != 0 && IsOneSold(tree));
    }

    private static bool IsOneSold(PageTree tree)
    {
        var sold = 0;
        foreach (ref readonly var node in tree.Nodes)
        {
            if ((node.Category & Category.Sold) != 0) sold++;
        }

        return sold == 1;
    }

    public static float[] Of(TreeEnsemble[] types, TypeWords words, PageAnalysis analysis)
    {
        words.Fill(analysis.Traits.Words, analysis.Words);
        var likely = Array.ConvertAll(types, type => type.Probability(analysis.Traits.Row));
        var sum = Math.Max(likely.Sum(), 1e-6f);
        return Array.ConvertAll(likely, l => l / sum);
    }
}
