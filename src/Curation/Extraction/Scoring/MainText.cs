using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Chooses what of a page is its text: marks the rest as dropped and names the root.</summary>
/// <remarks>A page that the usual rules leave nearly empty is tried again with fewer of them: many shops and news indexes are links, some pages live in noscript.</remarks>
internal static class MainText
{
    private const int NearlyEmpty = 250;
    private const double LittleOfThePage = 0.1;

    private readonly record struct Rules(bool TrustNames, bool DropLinks, bool KeepNoScript);

    public static int Select(PageTree tree, Favour favour)
    {
        var root = Select(tree, favour, new(true, true, false));
        if (tree[root].Sums.Characters >= NearlyEmpty) return root;
        var visible = tree[root].Sums.Characters;
        foreach (var rules in (ReadOnlySpan<Rules>)[new(true, true, true), new(false, true, false), new(true, false, false), new(false, false, true)])
        {
            root = Select(tree, favour, rules);
            if (tree[root].Sums.Characters >= Math.Max(NearlyEmpty, 2 * visible)) return root;
        }

        return root;
    }

    private static int Select(PageTree tree, Favour favour, Rules rules)
    {
        Pruner.Reset(tree, rules.KeepNoScript);
        var page = tree[0].Sums.Clean;
        Pruner.DropByName(tree, favour, rules.TrustNames);
        if (rules.TrustNames && tree[0].Sums.Clean < LittleOfThePage * page) return Select(tree, favour, rules with { TrustNames = false });
        if (rules.DropLinks) Pruner.DropLinkLists(tree, favour);
        Pruner.DropComments(tree, favour);
        return MainRoot.Find(tree);
    }
}
