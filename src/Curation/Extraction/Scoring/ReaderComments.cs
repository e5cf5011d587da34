using System.Buffers;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What readers say of a text: found by the rules, by what parts are called, or below a heading that says so. It is the text of a page only
/// where the page is theirs, as in a forum, or has no other text.</summary>
internal static class ReaderComments
{
    private const float SurelyArticle = 0.6f, HardlyForum = 0.2f, MaybeForum = 0.3f, SurelyForum = 0.5f, MaybeArticle = 0.3f, Even = 0.5f;
    private const int Enough = 300;

    /// <param name="isDeclared">Whether the page says that it is an article.</param>
    public static void Drop(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types, bool isDeclared)
    {
        foreach (ref var block in blocks)
        {
            if (block.Part == ThreadPart.Comment) block.Probability = 0;
        }

        var forum = types[(int)PageType.Forum];
        var article = types[(int)PageType.Article];
        var isArticle = article >= SurelyArticle || (isDeclared && forum < SurelyForum);
        var trustsRules = isArticle || forum + types[(int)PageType.Documentation] < HardlyForum;
        var trustsNames = (isDeclared && isArticle) || (article >= MaybeArticle && forum < HardlyForum) || (article >= Even && forum < MaybeForum);
        if (!trustsRules && !trustsNames) return;
        var marks = ArrayPool<bool>.Shared.Rent(blocks.Length);
        var isComment = marks.AsSpan(0, blocks.Length);
        for (var i = 0; i < blocks.Length; i++) isComment[i] = trustsRules && blocks[i].Cut == (byte)Cut.Comments;
        DropUnlessAll(blocks, isComment);
        if (trustsNames)
        {
            if ((tree.Names & (Category.Comments | Category.Responses)) != 0) MarkNamed(tree, blocks, isComment);
            CommentHeadings.Mark(tree, blocks, isComment, CommentHeadings.Readers);
            DropUnlessAll(blocks, isComment);
        }

        ArrayPool<bool>.Shared.Return(marks);
    }

    private static void DropUnlessAll(Span<TextBlock> blocks, ReadOnlySpan<bool> isComment)
    {
        var (others, any) = (0, false);
        for (var i = 0; i < blocks.Length; i++)
        {
            any |= isComment[i];
            if (!isComment[i] && blocks[i].Probability >= Even) others += Said(blocks[i]);
        }

        if (!any || others < Enough) return;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (isComment[i]) blocks[i].Probability = 0;
        }
    }

    /// <summary>About how many letters of an alphabet say the same: what scripts without spaces say in one character takes three.</summary>
    public static int Said(in TextBlock block) => block.Characters + (block.Counts.Wide * 2 / 3);

    /// <summary>Parts that are called comments and name nobody are texts of another kind, such as what is said of a picture.</summary>
    private static void MarkNamed(PageTree tree, ReadOnlySpan<TextBlock> blocks, Span<bool> isComment)
    {
        const int line = 60;
        var (lines, texts) = (0, 0);
        var called = ArrayPool<bool>.Shared.Rent(blocks.Length);
        for (int i = 0, end = 0, seen = 0; i < blocks.Length; i++)
        {
            // what is around the last block, and around this one too, was looked at
            for (var node = blocks[i].First >= end ? blocks[i].Element : 0; node > 0 && !(node <= seen && seen < tree[node].End); node = tree[node].Parent)
            {
                if (Pruner.IsComments(tree[node])) end = Math.Max(end, tree[node].End);
            }

            seen = blocks[i].Element;
            called[i] = blocks[i].First < end;
            if (!called[i]) continue;
            if (blocks[i].Characters > line) texts++;
            else if (blocks[i].Level == 0) lines++;
        }

        for (var i = 0; 2 * lines >= texts && i < blocks.Length; i++) isComment[i] |= called[i];
        ArrayPool<bool>.Shared.Return(called);
    }
}
