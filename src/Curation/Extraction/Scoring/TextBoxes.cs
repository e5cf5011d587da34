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
        var known = new Dictionary<int, bool>();
        foreach (ref var node in tree.Nodes)
        {
            if (!IsCalledSo(node) || node.Sums.Sentences < FewestSentences || node.Sums.LinkDensity >= SomeLinks) continue;
            if (!known.TryGetValue(node.Parent, out var hasParagraph)) known[node.Parent] = hasParagraph = HasParagraph(tree, node.Parent);
            if (hasParagraph) node.Category &= ~Frame;
        }
    }

    private static bool HasParagraph(PageTree tree, int parent)
    {
        for (var child = parent + 1; child < tree[parent].End; child = tree[child].End)
        {
            ref readonly var node = ref tree[child];
            if (node.Tag.IsBlock() && node.Own.Sentences > 0 && BlockScore.IsRunning(node.Own)) return true;
        }

        return false;
    }

    private static bool HasAny(PageTree tree)
    {
        if ((tree.Names & Frame) != Frame) return false;
        foreach (ref readonly var node in tree.Nodes)
        {
            if (IsCalledSo(node)) return true;
        }

        return false;
    }

    private static bool IsCalledSo(in PageNode node) => (node.Category & Frame) == Frame && node.Tag is (Tag.Div or Tag.Section or Tag.Table);
}
