using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>The smallest element that holds most of the page's running text; one that is called an article or main suffices with half.</summary>
/// <remarks>Where the text is spread over many equal parts no element holds most of it, and the answer is the whole pruned body.</remarks>
internal static class MainRoot
{
    private const double MostOfThePage = 0.75, HalfOfThePage = 0.5, MostAdded = 0.25, RunningShare = 0.6;

    public static int Find(PageTree tree)
    {
        BlockScore.Compute(tree);
        var nodes = tree.Nodes;
        var (most, half) = (MostOfThePage * nodes[0].Score, HalfOfThePage * nodes[0].Score);
        var root = 0;
        for (var i = 1; i < nodes.Length; i++)
        {
            ref var node = ref nodes[i];
            if (node.IsDropped || node.Score <= half || !IsContainer(node.Tag))
            {
                if (node.Tag != Tag.Text && (node.IsDropped || node.Score <= half)) i = node.End - 1;
                continue;
            }

            if (node.Score >= most || IsSemantic(node)) root = i;
        }

        var risen = Rise(nodes, root);
        if (risen != root) KeepRunningText(nodes, risen, root);
        return risen;
    }

    /// <summary>A lead or a headline often stands beside the body, within the article.</summary>
    private static int Rise(Span<PageNode> nodes, int root)
    {
        for (var i = root; i > 0;)
        {
            i = nodes[i].Parent;
            var added = nodes[i].Score - nodes[root].Score;
            if (added > MostAdded * nodes[root].Score || added < RunningShare * (nodes[i].Sums.Characters - nodes[root].Sums.Characters)) break;
            root = i;
        }

        return root;
    }

    /// <summary>Beside the body, lines without a sentence are headline, byline and date: the page's title has a place of its own.</summary>
    private static void KeepRunningText(Span<PageNode> nodes, int risen, int root)
    {
        for (var i = risen; i < nodes[risen].End; i++)
        {
            if (i == root) i = nodes[root].End;
            if (i >= nodes[risen].End) break;
            ref var node = ref nodes[i];
            if (node.Tag != Tag.Text) continue;
            ref var block = ref nodes[node.Block];
            var isText = BlockScore.IsRunning(block.Own) || block.Tag is Tag.Li or Tag.Td or Tag.Th or Tag.Dd;
            if (block.Tag is Tag.H1 || !isText) (node.IsDropped, node.Cut) = (true, node.IsDropped ? node.Cut : Cut.BesideMain);
        }
    }

    private static bool IsSemantic(in PageNode node) => node.Tag is Tag.Article or Tag.Main || (node.Category & (Category.Body | Category.MainRole)) != 0;

    private static bool IsContainer(Tag tag) => tag
        is Tag.Main or Tag.Article or Tag.Section or Tag.Div or Tag.Center or Tag.Td or Tag.Form or Tag.Unknown or Tag.Fieldset or Tag.Details or Tag.NoScript
            or Tag.Span;
}
