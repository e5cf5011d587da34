using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Chooses what of a page is its text: marks the rest as dropped and names the root.</summary>
/// <remarks>A page that the usual rules leave nearly empty is tried again with fewer of them: many shops and news indexes are links, some pages live in noscript.</remarks>
internal static class MainText
{
    private const int NearlyEmpty = 250;
    private const double LittleOfThePage = 0.1;

    private readonly record struct Rules(bool DropComments, bool TrustNames, bool DropLinks, bool KeepNoScript);

    public static int Select(PageTree tree, Favour favour, bool isDiscussion)
    {
        var usual = new Rules(!isDiscussion, true, true, false);
        var root = Try(tree, favour, usual);
        if (tree[root].Sums.Characters >= NearlyEmpty) return root;
        var visible = tree[root].Sums.Characters;
        foreach (var rules in (ReadOnlySpan<Rules>)[usual with { KeepNoScript = true }, new(false, false, true, false), new(false, true, false, false), new(false, false, false, true)])
        {
            root = Try(tree, favour, rules);
            if (tree[root].Sums.Characters >= Math.Max(NearlyEmpty, 2 * visible)) return root;
        }

        return visible > 0 ? Try(tree, favour, usual) : root;
    }

    private static int Try(PageTree tree, Favour favour, Rules rules)
    {
        Pruner.Reset(tree, rules.KeepNoScript);
        var page = tree[0].Sums.Clean;
        if (rules.DropComments) Pruner.DropComments(tree, favour);
        Pruner.DropByName(tree, favour, rules.TrustNames);
        if (rules.TrustNames && tree[0].Sums.Clean < LittleOfThePage * page) return Try(tree, favour, rules with { TrustNames = false });
        if (rules.DropLinks) Pruner.DropLinkLists(tree, favour);
        return MainRoot.Find(tree);
    }
}
