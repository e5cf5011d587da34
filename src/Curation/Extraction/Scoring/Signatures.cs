using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What the authors of posts put below each of them, in threads of a software that nobody knows: several parts of one name are called a signature
/// each, and close what names its author before.</summary>
internal static class Signatures
{
    private const int Fewest = 3, MostBefore = 64;
    private const Category Author = Category.Person | Category.Poster | Category.Speaker;

    /// <summary>Drops them as what nobody reads.</summary>
    public static void Drop(PageTree tree)
    {
        if ((tree.Names & Category.Signature) == 0 || (tree.Names & Author) == 0) return;
        var (count, like, post) = (0, -1, 0);
        for (var i = 1; i < tree.Count; i++)
        {
            if ((tree[i].Category & Category.Signature) == 0 || tree[i].Tag is not (Tag.Div or Tag.P or Tag.Td or Tag.Section)) continue;
            var around = PostAround(tree, i);
            if (around == 0 || around == post || (like >= 0 && !IsLike(tree, i, like))) continue;
            (like, post, count) = (like < 0 ? i : like, around, count + 1);
        }

        if (count < Fewest) return;
        for (var i = like; i < tree.Count; i++)
        {
            if ((tree[i].Category & Category.Signature) != 0 && IsLike(tree, i, like) && PostAround(tree, i) > 0) tree[i].IsDropped = true;
        }
    }

    private static bool IsLike(PageTree tree, int node, int other) =>
        tree[node].Tag == tree[other].Tag && tree[node].Category == tree[other].Category && tree[node].Depth == tree[other].Depth;

    /// <summary>The element around a signature, at most two levels up, in which its author is named before; 0 where there is none.</summary>
    private static int PostAround(PageTree tree, int signature)
    {
        const int levels = 2;
        var post = tree[signature].Parent;
        for (var level = 0; level < levels && post > 0 && tree[post].Tag != Tag.Body; level++, post = tree[post].Parent)
        {
            var end = Math.Min(signature, post + MostBefore);
            for (var i = post + 1; i < end; i++)
            {
                ref readonly var node = ref tree[i];
                var isAuthor = (node.Category & Author) != 0 && (node.Category & Category.Signature) == 0;
                if (isAuthor && node.Sums.Characters < tree[post].Sums.Characters / 2) return post;
            }
        }

        return 0;
    }
}
