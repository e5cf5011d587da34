using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>The section of a paper that discusses its results: it begins with a heading that says so, and holds paragraphs, where a discussion among readers
/// has a part for each.</summary>
internal static class DiscussionSections
{
    /// <summary>Takes the misleading name from them.</summary>
    public static void Unname(PageTree tree)
    {
        if ((tree.Names & Category.Comments) == 0) return;
        for (var i = 1; i < tree.Count; i++)
        {
            if (Pruner.IsComments(tree[i]) && IsOfPaper(tree, i)) tree[i].Category &= ~Category.Comments;
        }
    }

    private static bool IsOfPaper(PageTree tree, int section)
    {
        const int fewestParagraphs = 2;
        var (heading, paragraphs) = (0, 0);
        for (var child = section + 1; child < tree[section].End; child = tree[child].End)
        {
            if (heading == 0 && tree[child].Tag.IsHeading() && IsCalledSo(tree, child)) heading = child;
            else if (heading == 0 && tree[child].Tag != Tag.Text) return false;
            else if (tree[child].Tag == Tag.P) paragraphs++;
        }

        return heading > 0 && paragraphs >= fewestParagraphs;
    }

    private static bool IsCalledSo(PageTree tree, int heading)
    {
        for (var i = heading + 1; i < tree[heading].End; i++)
        {
            if (tree[i].Tag != Tag.Text) continue;
            var text = tree.TextOf(tree[i]).Trim(" \t\r\n.0123456789"u8);
            if (!text.IsEmpty) return System.Text.Ascii.EqualsIgnoreCase(text[..Math.Min(text.Length, 7)], "discuss"u8);
        }

        return false;
    }
}
