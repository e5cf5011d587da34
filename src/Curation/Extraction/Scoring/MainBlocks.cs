using System.Buffers;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>From probabilities to an answer: the blocks with the greatest expected F-measure, weighed by what the user favours.</summary>
internal static class MainBlocks
{
    /// <summary>On an article a block needs nearly even odds: what is doubtful there is a teaser or a comment.</summary>
    private const float ArticleFloor = 0.45f;

    /// <summary>Of a page with hardly any text the trees know nothing; the rules do.</summary>
    private const int HardlyAnyText = 250, HardlyAnyBlock = 1;

    private const int LongestGap = 12, NoteLevels = 5;

    /// <summary>Manuals repeat commands, and say the same of one function as of another.</summary>
    private const float MostlyReference = 0.5f;
    private const float LeastInGap = 0.1f, LeastInGapOfRules = 0.05f;

    public static void Choose(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types, Favour favour)
    {
        var (recallWeight, floor) = favour switch
        {
            Favour.Precision => (0.5f, 0.6f),
            Favour.Recall => (2f, 0f),
            // items of a listing and sections of a manual or of an offer of services belong together, so that their chances are not independent
            _ => (1 + Lean(types[(int)PageType.Listing] - 0.2f) + Lean(types[(int)PageType.Documentation] - 0.4f)
                + (Lean(types[(int)PageType.Service] - 0.4f) / 4),
                types[(int)PageType.Article] > 0.5f ? ArticleFloor : 0f),
        };
        ExpectedScore.Choose(blocks, recallWeight, floor);
        if (favour == Favour.Balanced) DropFrames(blocks, types);
        if (favour != Favour.Recall && types[(int)PageType.Documentation] < MostlyReference) DropCopies(tree, blocks);
        if (favour != Favour.Recall) ThreadBlocks.DropRepeated(tree, blocks);
        Tidy(tree, blocks, favour);
    }

    private static float Lean(float likely) => Math.Max(0, 2 * likely);

    /// <summary>What is called a frame, beside a text that is surely one, needs better than even odds: the many items of a menu would otherwise lie above
    /// the cut together, where less is enough. A listing or an offer may well be made of what is called a frame, and a manual keeps its boxes.</summary>
    private static void DropFrames(Span<TextBlock> blocks, ReadOnlySpan<float> types)
    {
        const float surely = 0.6f, half = 0.5f, maybe = 0.3f, manual = 0.4f;
        const int enough = 500;
        if (types[(int)PageType.Listing] > surely || types[(int)PageType.Service] > surely) return;
        var (keepsBoxes, mayBeList) = (types[(int)PageType.Documentation] > manual, types[(int)PageType.Listing] > maybe);
        keepsBoxes |= mayBeList;
        var (others, sure) = (0, 0);
        foreach (ref readonly var block in blocks)
        {
            if (!block.IsKept) continue;
            if (mayBeList || !IsDoubtfulFrame(block, keepsBoxes)) others += block.Characters;
            if (block.Cut == (byte)Cut.None && block.Probability >= surely) sure += block.Characters;
        }

        if (sure < enough || sure < half * others) return;
        foreach (ref var block in blocks) block.IsKept &= !IsDoubtfulFrame(block, keepsBoxes);
    }

    private static bool IsDoubtfulFrame(in TextBlock block, bool keepsBoxes)
    {
        const float even = 0.5f, likely = 0.7f;
        var isBox = keepsBoxes && 2 * block.LinkCharacters <= block.Characters;
        return block.Cut == (byte)Cut.Frame && block.Probability < (isBox ? even : likely);
    }

    /// <summary>Mends an answer where its blocks hang together.</summary>
    public static void Tidy(PageTree tree, Span<TextBlock> blocks, Favour favour)
    {
        var isHardlyAny = tree[0].Sums.Characters < HardlyAnyText || blocks.Length <= HardlyAnyBlock;
        if (isHardlyAny && !ThreadBlocks.IsThread(blocks)) KeepByRules(blocks);
        if (favour != Favour.Precision)
        {
            FillGaps(tree, blocks);
            ClosingBlocks.Keep(tree, blocks);
            EvenRows.Keep(tree, blocks);
            KeepNotes(tree, blocks);
        }

        if (favour != Favour.Recall) DropPointers(blocks);
    }

    /// <summary>Where a thread is mostly what others call comments, what its comments say is its text.</summary>
    public static void KeepThread(Span<TextBlock> blocks, ReadOnlySpan<float> types)
    {
        const float surelyForum = 0.5f, even = 0.5f, someLinks = 0.3f, much = 0.4f;
        const int line = 60;
        if (types[(int)PageType.Forum] < surelyForum) return;
        var (comments, page) = (0, 0);
        foreach (ref readonly var block in blocks)
        {
            page += block.Characters;
            if (block.Cut == (byte)Cut.Comments) comments += block.Characters;
        }

        if (comments < much * page) return;
        foreach (ref var block in blocks)
        {
            var isText = block.Characters >= line && block.LinkCharacters < someLinks * block.Characters;
            if (isText && block.Cut == (byte)Cut.Comments && block.Part != ThreadPart.Comment) block.Probability = Math.Max(block.Probability, even);
        }
    }

    /// <summary>A text that stands a second time elsewhere, for small screens or as a quotation, is said once. In one place a refrain may come again.</summary>
    private static void DropCopies(PageTree tree, Span<TextBlock> blocks)
    {
        const int shortest = 60;
        var parents = ArrayPool<int>.Shared.Rent(blocks.Length);
        parents.AsSpan(0, blocks.Length).Clear();
        foreach (ref var block in blocks)
        {
            if (!block.IsKept || block.Characters < shortest) continue;
            var parent = tree[block.Element].Parent + 1;
            ref var first = ref parents[block.Copy];
            block.IsKept = first == 0 || first == parent;
            if (first == 0) first = parent;
        }

        ArrayPool<int>.Shared.Return(parents);
    }

    /// <summary>One block that is most of a page, and no list of links, is what the page is there for, however it looks: a listing of code, a table of
    /// numbers, a text without a single break.</summary>
    public static void TrustWhole(Span<TextBlock> blocks)
    {
        const int enough = 1000;
        const float even = 0.5f, someLinks = 0.3f;
        var page = 0;
        foreach (ref readonly var block in blocks) page += block.Characters;
        foreach (ref var block in blocks)
        {
            if (block.Characters < Math.Max(enough, page / 2) || block.LinkCharacters > someLinks * block.Characters || block.Cut != (byte)Cut.None) continue;
            block.Probability = Math.Max(block.Probability, even);
        }
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

    /// <summary>Footnotes of a text that is kept are part of it, however short.</summary>
    private static void KeepNotes(PageTree tree, Span<TextBlock> blocks)
    {
        var isAnyKept = false;
        foreach (ref var block in blocks)
        {
            if (isAnyKept && !block.IsKept && MayBeNote(block)) block.IsKept = IsInNote(tree, block.Element);
            isAnyKept |= block.IsKept;
        }
    }

    /// <summary>The links at the foot of a site are called so too.</summary>
    private static bool MayBeNote(in TextBlock block) =>
        block.Cut == (byte)Cut.None || (block.Cut != (byte)Cut.Hidden && 2 * block.LinkCharacters < block.Characters);

    private static bool IsInNote(PageTree tree, int node)
    {
        for (var level = 0; level < NoteLevels && node > 0; level++, node = tree[node].Parent)
        {
            if ((tree[node].Category & Category.Note) != 0) return true;
        }

        return false;
    }

    private static bool IsPart(PageTree tree, in TextBlock block)
    {
        if (block.Cut != (byte)Cut.None || block.Part == ThreadPart.Said) return false;
        if (block.Probability < (block.IsInRules ? LeastInGapOfRules : LeastInGap)) return false;
        return IsStructure(tree[block.Element].Tag) || IsStructure(tree[tree[block.Element].Parent].Tag);
    }

    private static bool IsStructure(Tag tag) => tag is Tag.Li or Tag.Td or Tag.Th or Tag.Pre or Tag.Dt or Tag.Dd or Tag.Blockquote or Tag.Summary;

    private static void DropPointers(Span<TextBlock> blocks)
    {
        foreach (ref var block in blocks) block.IsKept &= block.Cut != (byte)Cut.PointerLine || block.Part == ThreadPart.Said;
    }
}
