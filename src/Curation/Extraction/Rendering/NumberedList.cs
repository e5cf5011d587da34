using Curation.Extraction.Tree;

namespace Curation.Extraction.Rendering;

/// <summary>Numbers of lists and boxes of tasks (GitHub Flavored Markdown §5.3).</summary>
internal static class NumberedList
{
    private const int MostAhead = 8;

    /// <summary>The number before that of the first item.</summary>
    public static int Before(PageTree tree, int list)
    {
        ref var node = ref tree[list];
        if (!node.IsReversed) return node.FirstNumber;
        if (node.FirstNumber > 0) return node.FirstNumber + 2;
        var items = 0;
        for (var i = list + 1; i < node.End; i = tree[i].End)
        {
            if (tree[i].Tag == Tag.Li) items++;
        }

        return items + 1;
    }

    /// <summary>The box that an item begins with.</summary>
    public static ReadOnlySpan<byte> BoxOf(PageTree tree, int item)
    {
        var end = Math.Min(tree[item].End, item + MostAhead);
        for (var i = item + 1; i < end && !(tree[i].Tag == Tag.Text && tree[i].Sums.Characters > 0); i++)
        {
            if (tree[i].Tag is Tag.Ul or Tag.Ol) break;
            if (tree[i] is { Tag: Tag.Input, Check: not Check.None } box) return box.Check == Check.Done ? "[x] "u8 : "[ ] "u8;
        }

        return default;
    }
}
