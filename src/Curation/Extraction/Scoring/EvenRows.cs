using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Rows of one structure that each have a label and a value, as specifications have them in tables, lists and boxes: they are kept whole, as
/// single ones say little of themselves.</summary>
internal static class EvenRows
{
    private const int FewestRows = 3, MostLevels = 4, LongestLabel = 60, LongestValue = 120, FewestKept = 2, SomeKept = 6, SomeLinks = 4;
    private const float Least = 0.05f, LikelyRow = 0.25f;

    public static void Keep(PageTree tree, Span<TextBlock> blocks)
    {
        Span<int> looked = stackalloc int[MostLevels];
        for (int i = 1, behind = 0; i < blocks.Length; i++)
        {
            if (blocks[i].IsKept == blocks[i - 1].IsKept || blocks[i].First < behind) continue;
            var list = tree[blocks[i].First].Parent;
            for (var level = 0; list > 0 && level < MostLevels; list = tree[list].Parent, level++)
            {
                if (looked[level] == list || blocks[i - 1].First < tree[tree[list].Parent].Parent) continue;
                looked[level] = list;
                if (!AreEven(tree, list)) continue;
                behind = tree[list].End;
                KeepIn(blocks, i, list, behind);
                break;
            }
        }
    }

    private static void KeepIn(Span<TextBlock> blocks, int at, int list, int end)
    {
        var (first, last) = (at, at);
        while (first > 0 && blocks[first - 1].First > list) first--;
        while (last < blocks.Length && blocks[last].First < end) last++;
        var (kept, all, sum) = (0, last - first, 0f);
        foreach (ref readonly var block in blocks[first..last])
        {
            if (block.Cut != (byte)Cut.None || block.Part is not (ThreadPart.None or ThreadPart.Said) || block.Probability < Least) return;
            if (SomeLinks * block.LinkCharacters > block.Characters) return;
            sum += block.Probability;
            if (block.IsKept) kept++;
        }

        var isLikely = sum >= LikelyRow * all && (kept > 0 || (first > 0 && blocks[first - 1].IsKept));
        if (!isLikely && (kept < FewestKept || SomeKept * kept < all)) return;
        foreach (ref var block in blocks[first..last]) block.IsKept = true;
        if (first > 0 && blocks[first - 1] is { Level: > 0, Cut: (byte)Cut.None, Probability: >= Least }) blocks[first - 1].IsKept = true;
    }

    /// <summary>Whether all children are rows with the same name and a short label and value, or labels and values in turn.</summary>
    private static bool AreEven(PageTree tree, int list)
    {
        ref readonly var parent = ref tree[list];
        if (parent.Tag is not (Tag.Ul or Tag.Ol or Tag.Dl or Tag.Tbody or Tag.Table or Tag.Div or Tag.Section)) return false;
        var (rows, first) = (0, -1);
        for (var i = list + 1; i < parent.End; i = tree[i].End)
        {
            if (tree[i].Sums.Characters == 0) continue;
            if (tree[i].Tag == Tag.Text || (first >= 0 && !IsLike(tree, i, first)) || !IsRow(tree, i)) return false;
            first = first < 0 ? i : first;
            rows++;
        }

        return rows >= FewestRows;
    }

    private static bool IsLike(PageTree tree, int row, int first) => tree[row].Tag == tree[first].Tag
        && (tree[row].Category & ~Category.Unseen) == (tree[first].Category & ~Category.Unseen);

    /// <summary>Two parts with text, elements or one behind an element, both short.</summary>
    private static bool IsRow(PageTree tree, int row)
    {
        // what wraps the parts
        while (row + 1 < tree[row].End && tree[row + 1].Tag != Tag.Text && tree[row + 1].Sums.Characters == tree[row].Sums.Characters) row++;
        var (parts, elements) = (0, 0);
        for (var i = row + 1; i < tree[row].End; i = tree[i].End)
        {
            ref readonly var part = ref tree[i];
            if (part.Sums.Characters == 0) continue;
            if (++parts > 2 || part.Sums.Characters > (parts == 1 ? LongestLabel : LongestValue) || part.Tag.IsHeading()) return false;
            if (part.Tag != Tag.Text) elements++;
        }

        return parts == 2 && elements > 0;
    }
}
