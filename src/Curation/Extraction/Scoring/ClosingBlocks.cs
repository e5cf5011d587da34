using Curation.Extraction.Rendering;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What an article says between and behind its paragraphs and the trees doubt, as it is short or no running text: the headings of its sections,
/// and the table, code or quotation that it closes with.</summary>
internal static class ClosingBlocks
{
    private const float LeastOfHeading = 0.1f, LeastOfRest = 0.1f;
    private const int FewestParagraphs = 2, LeastText = 150, MostWrappers = 4, MostLevels = 16, FewestRows = 2, LongestHeading = 120;

    /// <summary>Keeps them where they are children of the element that holds the paragraphs, which are kept, and nothing that is dropped stands between.
    /// </summary>
    public static void Keep(PageTree tree, Span<TextBlock> blocks)
    {
        KeepHeadings(blocks);
        var (container, paragraphs, text, tried) = (-1, 0, 0, 0);
        for (var i = 0; i < blocks.Length;)
        {
            ref readonly var block = ref blocks[i];
            if (block.IsKept)
            {
                var parent = tree[block.Element].Parent;
                if (block.Level == 0 && tree[block.Element].Tag is Tag.P or Tag.Div)
                {
                    if (parent != container) (container, paragraphs, text) = (parent, 0, 0);
                    (paragraphs, text) = (paragraphs + 1, text + block.Characters);
                }

                i++;
                continue;
            }

            var isRunning = paragraphs >= FewestParagraphs && text >= LeastText && block.First < tree[container].End;
            var end = isRunning && i > 0 && blocks[i - 1].IsKept ? EndOfPart(tree, blocks, i, container, ref tried) : i;
            foreach (ref var part in blocks[i..end]) part.IsKept = true;
            i = Math.Max(i + 1, end);
        }
    }

    /// <summary>A heading between two texts that are kept says what the second one is about.</summary>
    private static void KeepHeadings(Span<TextBlock> blocks)
    {
        for (var i = 1; i + 1 < blocks.Length; i++)
        {
            ref var block = ref blocks[i];
            if (block.IsKept || block.Level < 2 || block.Characters > LongestHeading || block.LinkCharacters > 0) continue;
            block.IsKept = blocks[i - 1].IsKept && blocks[i + 1] is { IsKept: true, Level: 0 } && MayStay(block, LeastOfHeading);
        }
    }

    /// <returns>The index behind the blocks of a part that begins here and stays; the same index where none does.</returns>
    private static int EndOfPart(PageTree tree, ReadOnlySpan<TextBlock> blocks, int first, int container, ref int tried)
    {
        ref readonly var block = ref blocks[first];
        if (block.Level > 0)
        {
            if (!MayStay(block, LeastOfHeading) || block.Characters > LongestHeading || tree[block.Element].Parent != container) return first;
            var isBefore = first + 1 < blocks.Length && blocks[first + 1] is { IsKept: true, Level: 0 } next && next.First < tree[container].End;
            if (isBefore || first + 1 == blocks.Length) return isBefore ? first + 1 : first;
            return EndOfRest(tree, blocks, first + 1, container, ref tried) is var end && end > first + 1 ? end : first;
        }

        return EndOfRest(tree, blocks, first, container, ref tried);
    }

    private static int EndOfRest(PageTree tree, ReadOnlySpan<TextBlock> blocks, int first, int container, ref int tried)
    {
        var part = PartAround(tree, blocks[first].First, container);
        if (part == 0 || part == tried) return first;
        tried = part;
        var (end, text, links) = (first, 0, 0);
        for (; end < blocks.Length && blocks[end].First < tree[part].End; end++)
        {
            ref readonly var block = ref blocks[end];
            if (!MayStay(block, LeastOfRest)) return first;
            (text, links) = (text + block.Characters, links + block.LinkCharacters);
        }

        return 2 * links > text ? first : end;
    }

    private static bool MayStay(in TextBlock block, float least) =>
        block.Cut == (byte)Cut.None && block.Part == ThreadPart.None && block.Probability >= least && 2 * block.LinkCharacters <= block.Characters;

    /// <summary>The child of the container that is code, a table of data or a quotation, alone in what wraps it; 0 where there is none.</summary>
    private static int PartAround(PageTree tree, int text, int container)
    {
        var (part, child) = (0, text);
        for (int i = tree[text].Parent, level = 0; i > container && level < MostLevels; i = tree[i].Parent, level++)
        {
            if (tree[i].Tag is Tag.Table or Tag.Blockquote || tree[i].Tag.IsPreformatted()) part = i;
            child = i;
        }

        if (part == 0 || tree[child].Parent != container || tree[child].Depth + MostWrappers < tree[part].Depth) return 0;
        if (tree[child].Sums.Characters != tree[part].Sums.Characters) return 0;
        return tree[part].Tag != Tag.Table || DataTable.Is(tree, part, FewestRows) ? part : 0;
    }
}
