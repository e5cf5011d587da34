using System.Buffers;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Parts that are not the text of a page that has any other: windows that open over it, what it hides, and what customers say of an offer, which
/// is to its page what comments are to an article.</summary>
internal static class BesideText
{
    private const float MayBeShop = 0.15f, SurelyService = 0.5f, MayBeService = 0.3f, MayBeText = 0.2f, Likely = 0.6f;
    private const int Enough = 300, EnoughOfOffer = 100, Much = 1000;

    /// <param name="isOfProduct">Whether the page says that it is one product's.</param>
    public static void Drop(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types, bool isOfProduct)
    {
        if ((tree.Names & Category.Dialog) != 0) Drop(tree, blocks, Category.Dialog, Enough);
        DropHidden(blocks);
        var isShop = isOfProduct || (types[(int)PageType.Product] + types[(int)PageType.Collection] >= MayBeShop
            && types[(int)PageType.Service] < SurelyService);
        const Category ofShops = Category.Product | Category.Price | Category.Reviews;
        isShop |= (tree.Names & ofShops) == ofShops && types[(int)PageType.Service] < MayBeService && types[(int)PageType.Forum] < MayBeService;
        if (isShop && (tree.Names & Category.Reviews) != 0) Drop(tree, blocks, Category.Reviews, isOfProduct ? EnoughOfOffer : Enough);
        if (isOfProduct) DropReviews(tree, blocks);
    }

    private static void Drop(PageTree tree, Span<TextBlock> blocks, Category part, int enough)
    {
        var others = 0;
        foreach (ref readonly var block in blocks)
        {
            if (block.Probability >= MayBeText && !IsIn(tree, block.Element, part)) others += block.Characters;
        }

        if (others < enough) return;
        foreach (ref var block in blocks)
        {
            if (IsIn(tree, block.Element, part)) block.Probability = 0;
        }
    }

    /// <summary>Those below a heading that calls them so.</summary>
    private static void DropReviews(PageTree tree, Span<TextBlock> blocks)
    {
        var marks = ArrayPool<bool>.Shared.Rent(blocks.Length);
        var isReview = marks.AsSpan(0, blocks.Length);
        isReview.Clear();
        CommentHeadings.Mark(tree, blocks, isReview, CommentHeadings.Customers);
        for (var i = 0; i < blocks.Length; i++)
        {
            if (isReview[i]) blocks[i].Probability = 0;
        }

        ArrayPool<bool>.Shared.Return(marks);
    }

    private static void DropHidden(Span<TextBlock> blocks)
    {
        var seen = 0;
        foreach (ref readonly var block in blocks)
        {
            if (block.Cut == (byte)Cut.None && block.Probability >= Likely) seen += block.Characters;
        }

        if (seen < Much) return;
        foreach (ref var block in blocks)
        {
            if (block.Cut == (byte)Cut.Hidden && block.Probability < Likely) block.Probability = 0;
        }
    }

    private static bool IsIn(PageTree tree, int node, Category part)
    {
        for (; node > 0; node = tree[node].Parent)
        {
            if ((tree[node].Category & part) != 0) return true;
        }

        return false;
    }
}
