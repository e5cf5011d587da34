using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Parts that are not the text of a page that has any other: windows that open over it, what it hides, and what customers say of an offer, which
/// is to its page what comments are to an article.</summary>
internal static class BesideText
{
    private const float MayBeShop = 0.15f, SurelyService = 0.5f, MayBeText = 0.2f, Likely = 0.6f;
    private const int Enough = 300, Much = 1000;

    public static void Drop(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types)
    {
        if ((tree.Names & Category.Dialog) != 0) Drop(tree, blocks, Category.Dialog);
        DropHidden(blocks);
        var isShop = types[(int)PageType.Product] + types[(int)PageType.Collection] >= MayBeShop && types[(int)PageType.Service] < SurelyService;
        if (isShop && (tree.Names & Category.Reviews) != 0) Drop(tree, blocks, Category.Reviews);
    }

    private static void Drop(PageTree tree, Span<TextBlock> blocks, Category part)
    {
        var others = 0;
        foreach (ref readonly var block in blocks)
        {
            if (block.Probability >= MayBeText && !IsIn(tree, block.Element, part)) others += block.Characters;
        }

        if (others < Enough) return;
        foreach (ref var block in blocks)
        {
            if (IsIn(tree, block.Element, part)) block.Probability = 0;
        }
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
