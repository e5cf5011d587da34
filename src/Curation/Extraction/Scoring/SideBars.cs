using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What is marked up or called a side bar, beside what is marked up as the text: however long it is, the page has another text.</summary>
internal static class SideBars
{
    private const float Manual = 0.4f, Even = 0.5f;
    private const int Enough = 500, MostTimes = 4, MostBars = 8;
    private const Category Called = Category.PageFrame | Category.Sidebar;

    /// <summary>Names say of a text too whether it has a side bar.</summary>
    private const Category OfText = Category.Content | Category.Body | Category.Hero;

    public static void Drop(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types)
    {
        if (types[(int)PageType.Documentation] >= Manual) return;
        var bars = 0;
        for (var i = 1; i < tree.Count && bars < MostBars; i++)
        {
            if (!IsBar(tree[i])) continue;
            bars++;
            if (!IsInFlow(tree, i) && IsBesideText(tree, blocks, i)) Drop(blocks, i, tree[i].End);
            i = tree[i].End - 1;
        }
    }

    private static bool IsBar(in PageNode node) =>
        node.Tag == Tag.Aside || ((node.Category & (Called | OfText)) == Called && node.Tag is Tag.Div or Tag.Td);

    private static bool IsText(in PageNode node) => node.Tag is Tag.Main or Tag.Article || (node.Category & (Category.MainRole | Category.Body)) != 0
        || ((node.Category & Category.Content) != 0 && node.Tag == Tag.Div);

    /// <summary>A box of an article, or among paragraphs.</summary>
    private static bool IsInFlow(PageTree tree, int bar)
    {
        var parent = tree[bar].Parent;
        for (var child = parent + 1; child < tree[parent].End; child = tree[child].End)
        {
            if (tree[child].Tag == Tag.P && BlockScore.IsRunning(tree[child].Own)) return true;
        }

        for (var node = parent; node > 0; node = tree[node].Parent)
        {
            if (tree[node].Tag == Tag.Article || (tree[node].Category & Category.Body) != 0) return true;
        }

        return false;
    }

    private static bool IsBesideText(PageTree tree, ReadOnlySpan<TextBlock> blocks, int bar)
    {
        var (beside, within) = (0, 0);
        foreach (ref readonly var block in blocks)
        {
            if (block.Probability < Even || block.Level > 0) continue;
            if (block.First > bar && block.First < tree[bar].End) within += ReaderComments.Said(block);
            else if (IsInText(tree, block.Element, bar)) beside += ReaderComments.Said(block);
        }

        return within > 0 && beside >= Enough && within <= MostTimes * beside;
    }

    /// <summary>Whether a node lies in what is marked up as text, and the bar does not.</summary>
    private static bool IsInText(PageTree tree, int node, int bar)
    {
        for (; node > 0 && (node > bar || tree[node].End <= bar); node = tree[node].Parent)
        {
            if (IsBar(tree[node])) return false;
            if (IsText(tree[node])) return true;
        }

        return false;
    }

    private static void Drop(Span<TextBlock> blocks, int first, int end)
    {
        foreach (ref var block in blocks)
        {
            if (block.First > first && block.First < end) block.Probability = 0;
        }
    }
}
