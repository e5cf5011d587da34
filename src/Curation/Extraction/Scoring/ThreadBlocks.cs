using System.Buffers;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What is known of a thread's parts, over what the trees thought of their blocks.</summary>
internal static class ThreadBlocks
{
    private const int QuoteLevels = 8;

    public static void Judge(PageTree tree, Span<TextBlock> blocks, Declared declared)
    {
        const float surely = 0.8f, likely = 0.75f;
        const int longLine = 100;
        foreach (ref var block in blocks)
        {
            var isText = block.Characters >= longLine && 2 * block.LinkCharacters < block.Characters;
            block.Probability = block.Part switch
            {
                ThreadPart.Said when block.Level > 0 && IsSubject(tree, block, declared) => 0,
                ThreadPart.Said => Math.Max(block.Probability, surely),
                ThreadPart.Speaker => Math.Max(block.Probability, likely),
                ThreadPart.None => block.Probability >= surely ? block.Probability : 0,
                ThreadPart.Outside when isText => block.Probability,
                _ => 0,
            };
        }
    }

    /// <summary>The page's title above a post, with or without the mark of a reply: two letters and a colon.</summary>
    private static bool IsSubject(PageTree tree, in TextBlock block, Declared declared)
    {
        var text = Declared.Sought(tree, block);
        return declared.TitleHas(text) || (text.Length > 4 && text[2] == ':' && declared.TitleHas(text[3..].TrimStart((byte)' ')));
    }

    public static bool IsThread(ReadOnlySpan<TextBlock> blocks)
    {
        foreach (ref readonly var block in blocks)
        {
            if (block.Part == ThreadPart.Said) return true;
        }

        return false;
    }

    /// <summary>A post that is quoted whole on its own page is said once, and an author is named once above a post, however wide the screen.</summary>
    public static void DropRepeated(PageTree tree, Span<TextBlock> blocks)
    {
        if (!IsThread(blocks)) return;
        // by number of text: whether it was said, and above which post it was last named
        var known = ArrayPool<(bool IsSaid, int Named)>.Shared.Rent(blocks.Length);
        known.AsSpan(0, blocks.Length).Clear();
        for (int i = 0, end, post = 1; i < blocks.Length; i = end)
        {
            end = i + 1;
            ref var block = ref blocks[i];
            if (block.Part == ThreadPart.Speaker)
            {
                block.IsKept &= known[block.Copy].Named != post;
                known[block.Copy].Named = post;
            }
            else if (block.Part == ThreadPart.Said)
            {
                var quote = QuoteAround(tree, block);
                while (quote > 0 && end < blocks.Length && blocks[end].First < tree[quote].End) end++;
                var said = blocks[i..end];
                if (quote > 0 && IsRepeated(said, known)) Drop(said);
                foreach (ref readonly var text in said) known[text.Copy].IsSaid = true;
                if (end < blocks.Length && blocks[end].Part != ThreadPart.Said) post++;
            }
        }

        ArrayPool<(bool IsSaid, int Named)>.Shared.Return(known);
    }

    /// <summary>The outermost quotation around a block; 0 where there is none.</summary>
    private static int QuoteAround(PageTree tree, in TextBlock block)
    {
        var (quote, node) = (0, block.Element);
        for (var level = 0; level < QuoteLevels && node > 0; level++, node = tree[node].Parent)
        {
            if (tree[node].Tag == Tag.Blockquote || (tree[node].Category & Category.Quote) != 0) quote = node;
        }

        return quote;
    }

    private static void Drop(Span<TextBlock> quote)
    {
        foreach (ref var block in quote) block.IsKept = false;
    }

    private static bool IsRepeated(ReadOnlySpan<TextBlock> quote, (bool IsSaid, int Named)[] known)
    {
        const int shortest = 20;
        var (said, other) = (0, 0);
        for (var i = 0; i < quote.Length; i++)
        {
            if (known[quote[i].Copy].IsSaid) said += quote[i].Characters;
            else if (i > 0) other += quote[i].Characters;
        }

        return said >= shortest && 5 * other < said;
    }
}
