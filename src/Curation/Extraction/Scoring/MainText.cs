using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Chooses what of a page is its text: marks the rest as dropped and names the root.</summary>
/// <remarks>A page that the usual rules leave nearly empty is tried again with fewer of them:
/// many shops and news indexes are links, some pages live in noscript.</remarks>
internal static class MainText
{
    private const int NearlyEmpty = 250, ShortText = 1000;
    private const double LittleOfThePage = 0.1, IndexShare = 0.25;

    private readonly record struct Rules(PageKind Kind, bool TrustNames, bool DropLinks, bool KeepNoScript);

    public static int Select(PageTree tree, Favour favour, PageKind kind)
    {
        var usual = new Rules(kind, true, true, false);
        var root = Try(tree, favour, usual, out var withLinks);
        var visible = tree[root].Sums.Characters;
        if (kind == PageKind.Other && visible < ShortText && visible < IndexShare * withLinks)
            return Try(tree, favour, usual with { DropLinks = false }, out _);
        if (visible >= NearlyEmpty) return root;
        var withComments = kind == PageKind.Article ? kind : PageKind.Discussion;
        ReadOnlySpan<Rules> laxer =
        [
            usual with { KeepNoScript = true },
            new(withComments, false, true, false),
            new(withComments, true, false, false),
            new(withComments, false, false, true),
        ];
        foreach (var rules in laxer)
        {
            root = Try(tree, favour, rules, out _);
            if (tree[root].Sums.Characters >= Math.Max(NearlyEmpty, 2 * visible)) return root;
        }

        return visible > 0 ? Try(tree, favour, usual, out _) : root;
    }

    private static int Try(PageTree tree, Favour favour, Rules rules, out int withLinks)
    {
        Pruner.Reset(tree, rules.KeepNoScript);
        var page = tree[0].Sums.Clean;
        if (rules.Kind != PageKind.Discussion) Pruner.DropComments(tree, always: rules.Kind == PageKind.Article || favour == Favour.Precision);
        Pruner.DropByName(tree, favour, rules.TrustNames);
        if (rules.TrustNames && tree[0].Sums.Clean < LittleOfThePage * page) return Try(tree, favour, rules with { TrustNames = false }, out withLinks);
        if (favour != Favour.Recall) PointerLines.Drop(tree);
        withLinks = tree[0].Sums.Characters;
        if (rules.DropLinks) Pruner.DropLinkLists(tree, favour);
        return MainRoot.Find(tree);
    }
}
