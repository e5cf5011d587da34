using System.Numerics;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Drops what is not the page's own text, by what elements are called and by how much of them is links.</summary>
/// <remarks>Vocabulary and link density as in Readability, trafilatura and resiliparse; whatever its name, a subtree that holds much of
/// the page's text stays.</remarks>
internal static class Pruner
{
    private const double MuchOfThePage = 0.4;
    private const int ShortByline = 250, ShortCaption = 400, ShortTags = 400, ShortInline = 120, ShortForm = 400, WholeArticle = 1500;
    private const double TeaserLinks = 0.2;
    private const Category Frame = Category.Navigation | Category.PageFrame | Category.Related | Category.Share | Category.Promotion;

    /// <summary>Keeps everything but what nobody sees: scripts, form controls, hidden parts.</summary>
    public static void Reset(PageTree tree, bool keepNoScript)
    {
        foreach (ref var node in tree.Nodes)
        {
            node.IsDropped = node.Tag.IsSilent() || node.Tag is Tag.Button or Tag.Label || (node.Category & Category.Dialog) != 0
                || (node.Tag == Tag.NoScript && !keepNoScript);
            node.Cut = node.IsDropped ? Cut.Silent : Cut.None;
        }

        tree.Accumulate();
        Drop(tree, Cut.Hidden, static (in node, context) => (node.Category & Category.Hidden) != 0 && context.IsMinor(node));
    }

    /// <summary>Drops scripts and the insides of form controls alone.</summary>
    public static void Silence(PageTree tree)
    {
        foreach (ref var node in tree.Nodes) node.IsDropped = node.Tag.IsSilent();
        tree.Accumulate();
    }

    /// <param name="trustNames">Whether class names count, or element names alone.</param>
    public static void DropByName(PageTree tree, Favour favour, bool trustNames)
    {
        var frame = new Context(tree[0].Sums.Clean, favour, trustNames ? TrustedNames(tree) : Category.None);
        Drop(tree, Cut.Frame, static (in node, context) => IsFrame(node, context) || IsSmallPrint(node, context), frame);
    }

    /// <summary>The names that do not cover much of this page: page builders call all that they hold a widget or a banner.</summary>
    private static Category TrustedNames(PageTree tree)
    {
        Span<(int Text, int End)> covered = stackalloc (int, int)[BitOperations.PopCount((ulong)Frame)];
        covered.Clear();
        var pageText = tree[0].Sums.Clean;
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if (node.IsDropped) i = node.End - 1;
            else if ((node.Category & Frame) != 0) Cover(covered, node, i, pageText);
        }

        var trusted = Frame;
        for (var name = 0; name < covered.Length; name++)
        {
            if (covered[name].Text > MuchOfThePage * pageText) trusted &= ~NameAt(name);
        }

        return trusted;
    }

    /// <param name="covered">For each name the text of the outermost elements that it drops, and where the last of them ends.</param>
    private static void Cover(Span<(int Text, int End)> covered, in PageNode node, int index, int pageText)
    {
        for (var name = 0; name < covered.Length; name++)
        {
            ref var own = ref covered[name];
            if (index < own.End || (node.Category & NameAt(name)) == 0 || !IsFrame(node, new Context(pageText, Favour.Balanced, NameAt(name)))) continue;
            own = (own.Text + node.Sums.Clean, node.End);
        }
    }

    private static Category NameAt(int index) => (Category)((ulong)Category.Navigation << index);

    /// <summary>Drops comments, unless they are what the page is about.</summary>
    public static void DropComments(PageTree tree, bool always)
    {
        if (!HasComments(tree)) return;
        BlockScore.Compute(tree);
        var comments = 0;
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if (!IsComments(node)) continue;
            comments += node.Score;
            i = node.End - 1;
        }

        var article = tree[0].Score - comments;
        if (comments <= MuchOfThePage * tree[0].Score || article >= WholeArticle || always) Drop(tree, Cut.Comments, static (in node, _) => IsComments(node));
    }

    private static bool HasComments(PageTree tree)
    {
        foreach (ref readonly var node in tree.Nodes)
        {
            if (IsComments(node)) return true;
        }

        return false;
    }

    public static void DropLinkLists(PageTree tree, Favour favour) =>
        Drop(tree, Cut.LinkList, static (in node, context) => LinkDensity.IsLinkList(node, context.Favour), favour);

    private delegate bool Rule(in PageNode node, Context context);

    private static void Drop(PageTree tree, Cut cut, Rule rule, Favour favour = Favour.Balanced) =>
        Drop(tree, cut, rule, new Context(tree[0].Sums.Clean, favour, Frame));

    private static void Drop(PageTree tree, Cut cut, Rule rule, Context context)
    {
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if (node.Tag == Tag.Text) continue;
            if (!node.IsDropped && !rule(node, context)) continue;
            if (!node.IsDropped) tree.Drop(i, cut);
            i = node.End - 1;
        }

        tree.Settle();
    }

    public static bool IsComments(in PageNode node) =>
        (node.Category & (Category.Comments | Category.Responses)) != 0 && (node.Category & Category.MainRole) == 0
        && node.Tag is not (Tag.Main or Tag.A or Tag.Span or Tag.Article);

    private static bool IsFrame(in PageNode node, Context context)
    {
        if ((node.Category & (Category.MainRole | Category.Body)) != 0 && (node.Category & context.Names & Category.Related) == 0) return false;
        if ((node.Category & context.Names & Frame) is Category.Related && node.Sums.LinkDensity < TeaserLinks && node.Sums.Sentences > 0) return false;
        if (node.Tag == Tag.Blockquote || (node.Tag == Tag.Form && node.Sums.Clean < ShortForm)) return node.Tag == Tag.Form;
        var isFrame = node.Tag is Tag.Nav or Tag.Aside or Tag.Footer or Tag.Menu or Tag.Search
            || (node.Tag.IsBlock() && !node.Tag.IsHeading() && node.Tag is not (Tag.Main or Tag.Article) && (node.Category & context.Names) != 0)
            || (!node.Tag.IsBlock() && (node.Category & context.Names) != 0 && node.Sums.Characters < ShortInline);
        return isFrame && context.IsMinor(node);
    }

    private static bool IsSmallPrint(in PageNode node, Context context)
    {
        if (context.Favour == Favour.Recall || node.Tag.IsHeading()) return false;
        var characters = node.Sums.Characters;
        return ((node.Category & Category.Byline) != 0 && characters < ShortByline)
            || ((node.Category & Category.Tags) != 0 && characters < ShortTags && node.Sums.LinkDensity > 0.3)
            || ((node.Tag == Tag.Figcaption || (node.Category & (Category.Caption | Category.Body)) == Category.Caption) && characters < ShortCaption);
    }

    private readonly record struct Context(int PageText, Favour Favour, Category Names)
    {
        public bool IsMinor(in PageNode node) => node.Sums.Clean <= MuchOfThePage * PageText;
    }
}
