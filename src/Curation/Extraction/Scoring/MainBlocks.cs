using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>From probabilities to an answer: the blocks with the greatest expected F-measure, weighed by what the user favours.</summary>
internal static class MainBlocks
{
    /// <summary>On a page that is surely an article a block needs more than even odds: what is doubtful there is a teaser or a comment.</summary>
    private const float SurelyArticle = 0.8f, ArticleFloor = 0.5f;

    /// <summary>Of a page with hardly any text the trees know nothing; the rules do.</summary>
    private const int HardlyAnyText = 250;

    private const int LongestGap = 12;
    private const float LeastInGap = 0.1f, LeastInGapOfRules = 0.05f;

    /// <returns>The F-measure that is to be expected, whatever is favoured.</returns>
    public static float Choose(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types, Favour favour)
    {
        var (recallWeight, floor) = favour switch
        {
            Favour.Precision => (0.5f, 0.6f),
            Favour.Recall => (2f, 0f),
            _ => (1f, types[(int)PageType.Article] > SurelyArticle ? ArticleFloor : 0f),
        };
        var expected = ExpectedScore.Choose(blocks, recallWeight, floor);
        if (tree[0].Sums.Characters < HardlyAnyText) KeepByRules(blocks);
        if (favour != Favour.Precision) FillGaps(tree, blocks);
        if (favour != Favour.Recall) DropPointers(blocks);
        return expected;
    }

    private static void KeepByRules(Span<TextBlock> blocks)
    {
        var isAnyKept = false;
        foreach (ref readonly var block in blocks) isAnyKept |= block.IsInRules;
        if (!isAnyKept) return;
        foreach (ref var block in blocks) block.IsKept = block.IsInRules;
    }

    /// <summary>Lists, tables and code between kept blocks stay whole: single items say little of themselves.</summary>
    private static void FillGaps(PageTree tree, Span<TextBlock> blocks)
    {
        for (int i = 0, last = -1; i < blocks.Length; i++)
        {
            if (!blocks[i].IsKept) continue;
            if (last >= 0 && i - last - 1 <= LongestGap)
            {
                foreach (ref var block in blocks[(last + 1)..i]) block.IsKept = IsPart(tree, block);
            }

            last = i;
        }
    }

    private static bool IsPart(PageTree tree, in TextBlock block)
    {
        if (block.Cut != (byte)Cut.None || block.Probability < (block.IsInRules ? LeastInGapOfRules : LeastInGap)) return false;
        return IsStructure(tree[block.Element].Tag) || IsStructure(tree[tree[block.Element].Parent].Tag);
    }

    private static bool IsStructure(Tag tag) => tag is Tag.Li or Tag.Td or Tag.Th or Tag.Pre or Tag.Dt or Tag.Dd or Tag.Blockquote;

    private static void DropPointers(Span<TextBlock> blocks)
    {
        foreach (ref var block in blocks) block.IsKept &= block.Cut != (byte)Cut.PointerLine;
    }
}
