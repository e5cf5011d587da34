using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Boxes in the flow of a text that are called a sidebar, as DocBook calls them: their siblings are paragraphs, and they hold sentences.
/// What stands beside a text has containers for siblings, or holds links.</summary>
internal static class TextBoxes
{
    private const Category Frame = Category.PageFrame | Category.Sidebar;
    private const int FewestSentences = 2;
    private const double SomeLinks = 0.25;

    /// <summary>Takes the misleading names from them.</summary>
    public static void Unname(PageTree tree)
    {
        if (!HasAny(tree)) return;
        Pruner.Silence(tree);
        foreach (ref var node in tree.Nodes) node.Score = 0;
        foreach (ref readonly var node in tree.Nodes)
        {
            if (node.Tag.IsBlock() && node.Own.Sentences > 0 && BlockScore.IsRunning(node.Own)) tree[node.Parent].Score++;
        }

        foreach (ref var node in tree.Nodes)
        {
            if (IsCalledSo(node) && tree[node.Parent].Score > 0 && node.Sums.Sentences >= FewestSentences && node.Sums.LinkDensity < SomeLinks)
                node.Category &= ~Frame;
        }
    }

    private static bool HasAny(PageTree tree)
    {
        foreach (ref readonly var node in tree.Nodes)
        {
            if (IsCalledSo(node)) return true;
        }

        return false;
    }

    private static bool IsCalledSo(in PageNode node) => (node.Category & Frame) == Frame && node.Tag is (Tag.Div or Tag.Section or Tag.Table);
}
