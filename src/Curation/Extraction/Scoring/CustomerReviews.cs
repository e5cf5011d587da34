using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What customers say of an offer is to its page what comments are to an article.</summary>
internal static class CustomerReviews
{
    private const float MayBeShop = 0.15f, SurelyService = 0.5f, MayBeText = 0.2f;
    private const int Enough = 300;

    /// <summary>Drops them where the page has other text.</summary>
    public static void Drop(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types)
    {
        var isShop = types[(int)PageType.Product] + types[(int)PageType.Collection] >= MayBeShop && types[(int)PageType.Service] < SurelyService;
        if (!isShop) return;
        var others = 0;
        foreach (ref readonly var block in blocks)
        {
            if (block.Probability >= MayBeText && !IsReview(tree, block)) others += block.Characters;
        }

        if (others < Enough) return;
        foreach (ref var block in blocks)
        {
            if (IsReview(tree, block)) block.Probability = 0;
        }
    }

    private static bool IsReview(PageTree tree, in TextBlock block)
    {
        for (var i = block.Element; i > 0; i = tree[i].Parent)
        {
            if ((tree[i].Category & Category.Reviews) != 0) return true;
        }

        return false;
    }
}
