using System.Buffers;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Rows of teasers, each with a linked title, beside the one article that is marked up as such and has the page's headline.</summary>
internal static class OtherTexts
{
    private const float SurelyArticle = 0.6f, Even = 0.5f, MayBeText = 0.3f;
    private const int Enough = 150, Levels = 8, FewestItems = 3, LongestItem = 300;

    /// <param name="isDeclared">Whether the page says that it is an article.</param>
    public static void Drop(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types, bool isDeclared)
    {
        var isArticle = types[(int)PageType.Article] >= SurelyArticle || (isDeclared && types[(int)PageType.Listing] < Even);
        if (!isArticle) return;
        var text = FindText(tree);
        if (text == 0 || LengthOf(tree, blocks, text) < Enough) return;
        var known = ArrayPool<Row>.Shared.Rent(tree.Count);
        known.AsSpan(0, tree.Count).Clear();
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].LinkCharacters == 0 || blocks[i].Probability < MayBeText || IsIn(tree, blocks[i].First, text)) continue;
            var row = RowAround(tree, blocks, i, text, known);
            if (row == 0) continue;
            while (i > 0 && blocks[i - 1].First > row) i--;
            if (i > 0 && blocks[i - 1].Level > 1) blocks[i - 1].Probability = 0;
            for (; i < blocks.Length && blocks[i].First < tree[row].End; i++) blocks[i].Probability = 0;
            i--;
        }

        ArrayPool<Row>.Shared.Return(known);
    }

    private enum Row : byte { Unknown, No, Yes }

    private static bool IsIn(PageTree tree, int node, int around) => node > around && node < tree[around].End;

    /// <summary>The only article, or else the only main part, around the page's only headline; 0 where there is no such one.</summary>
    private static int FindText(PageTree tree)
    {
        var headline = 0;
        for (var i = 1; i < tree.Count; i++)
        {
            if (tree[i].Tag != Tag.H1 || tree[i].Sums.Characters == 0) continue;
            if (headline > 0) return 0;
            headline = i;
        }

        for (var node = headline; node > 0; node = tree[node].Parent)
        {
            if (tree[node].Tag is Tag.Article or Tag.Main || (tree[node].Category & Category.MainRole) != 0) return node;
        }

        return 0;
    }

    private static int LengthOf(PageTree tree, ReadOnlySpan<TextBlock> blocks, int text)
    {
        var length = 0;
        foreach (ref readonly var block in blocks)
        {
            if (block.Level == 0 && block.Probability >= Even && IsIn(tree, block.First, text)) length += ReaderComments.Said(block);
        }

        return length;
    }

    private static int RowAround(PageTree tree, ReadOnlySpan<TextBlock> blocks, int at, int text, Span<Row> known)
    {
        var node = tree[blocks[at].First].Parent;
        for (var level = 0; level < Levels && node > 0 && !IsIn(tree, text, node); level++, node = tree[node].Parent)
        {
            if (known[node] == Row.Unknown) known[node] = IsRow(tree, blocks, at, node) ? Row.Yes : Row.No;
            if (known[node] == Row.Yes) return node;
        }

        return 0;
    }

    /// <summary>Whether most children begin with a link, and none goes on for long.</summary>
    private static bool IsRow(PageTree tree, ReadOnlySpan<TextBlock> blocks, int at, int node)
    {
        var (items, titled, length) = (0, 0, 0);
        while (at > 0 && blocks[at - 1].First > node) at--;
        for (var child = node + 1; child < tree[node].End; child = tree[child].End)
        {
            while (at < blocks.Length && blocks[at].First < child) at++;
            if (at == blocks.Length || blocks[at].First >= tree[child].End) continue;
            items++;
            if (tree[child].Tag != Tag.Text && HasLinkedTitle(blocks, at, tree[child].End)) titled++;
            for (; at < blocks.Length && blocks[at].First < tree[child].End; at++) length += blocks[at].Characters;
        }

        return titled >= FewestItems && 4 * titled >= 3 * items && length <= LongestItem * items;
    }

    /// <summary>A line above the title may say of what section it is, or when.</summary>
    private static bool HasLinkedTitle(ReadOnlySpan<TextBlock> blocks, int at, int end)
    {
        const int linesBefore = 1;
        for (var last = at + linesBefore; at <= last && at < blocks.Length && blocks[at].First < end; at++)
        {
            if (2 * blocks[at].LinkCharacters > blocks[at].Characters) return true;
        }

        return false;
    }
}
