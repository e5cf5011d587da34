using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Chooses what of a page is its text: marks the rest as dropped and names the root.</summary>
/// <remarks>A page that the usual rules leave nearly empty is tried again with fewer of them: many shops and news indexes are links, some pages live in noscript.</remarks>
internal static class MainText
{
    private const int NearlyEmpty = 250;

    public static int Select(PageTree tree, Favour favour)
    {
        var root = Select(tree, favour, keepNoScript: false, dropLinks: true);
        if (tree[root].Sums.Characters >= NearlyEmpty) return root;
        var visible = tree[root].Sums.Characters;
        root = Select(tree, favour, keepNoScript: true, dropLinks: true);
        if (tree[root].Sums.Characters >= NearlyEmpty && tree[root].Sums.Characters > 2 * visible) return root;
        return Select(tree, favour, keepNoScript: false, dropLinks: false);
    }

    private static int Select(PageTree tree, Favour favour, bool keepNoScript, bool dropLinks)
    {
        Pruner.Reset(tree, keepNoScript);
        Pruner.DropByName(tree, favour);
        if (dropLinks) Pruner.DropLinkLists(tree, favour);
        Pruner.DropComments(tree, favour);
        return MainRoot.Find(tree);
    }
}
