using Curation.Extraction.Tree;

namespace Curation.Extraction.Rendering;

/// <summary>Tells tables that are read row by row from those that lay out a page.</summary>
internal static class DataTable
{
    private const int LongestPart = 400;

    /// <summary>Enough rows with text, one of them with two cells, no table or heading within, lists and code short, and no long cell made of blocks.
    /// </summary>
    public static bool Is(PageTree tree, int table, int fewestRows)
    {
        var (rows, cells, most) = (0, 0, 0);
        for (var i = table + 1; i < tree[table].End; i++)
        {
            var tag = tree[i].Tag;
            if (tag == Tag.Table || tag.IsHeading() || (tag is Tag.Pre or Tag.Ul or Tag.Ol && !IsShort(tree, i))) return false;
            if (tag == Tag.Tr) (rows, cells) = (rows + (HasText(tree, i) ? 1 : 0), 0);
            else if (tag is Tag.Td or Tag.Th) most = Math.Max(most, ++cells);
            if (tag is Tag.Td && tree[i].Sums.Characters > LongestPart && HasBlocks(tree, i)) return false;
        }

        return rows >= fewestRows && most >= 2;
    }

    public static bool HasText(PageTree tree, int element)
    {
        for (var i = element; i < tree[element].End; i++)
        {
            if (tree[i] is { Tag: Tag.Text, IsDropped: false, Sums.Characters: > 0 }) return true;
        }

        return false;
    }

    /// <summary>Whether a list or code can stand in a cell: one level, no blocks within.</summary>
    private static bool IsShort(PageTree tree, int element)
    {
        var characters = 0;
        for (var i = element + 1; i < tree[element].End; i++)
        {
            ref var node = ref tree[i];
            if (node.Tag == Tag.Text) characters += node.Sums.Characters;
            else if (node.Tag.IsBlock() && node.Tag != Tag.Li) return false;
        }

        return characters <= LongestPart;
    }

    /// <summary>Whether a cell has paragraphs: two blocks, or two line breaks in a row.</summary>
    private static bool HasBlocks(PageTree tree, int cell)
    {
        var (blocks, breaks) = (0, 0);
        for (var i = cell + 1; i < tree[cell].End; i++)
        {
            ref var node = ref tree[i];
            if (node.Tag == Tag.Br) breaks++;
            else if (node.Tag == Tag.Text && node.Sums.Characters > 0) breaks = 0;
            else if (node.Tag is Tag.P or Tag.Div or Tag.Blockquote or Tag.Pre && node.Sums.Characters > 0) blocks++;
            if (blocks > 1 || breaks > 1) return true;
        }

        return false;
    }
}
