using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>How much running text each element holds: the characters outside links, those of short blocks without a sentence for a quarter.</summary>
internal static class BlockScore
{
    private const int ShortBlock = 60, ShortDivisor = 4;

    public static void Compute(PageTree tree)
    {
        var nodes = tree.Nodes;
        foreach (ref var node in nodes) node.Score = node.IsDropped || node.Tag == Tag.Text ? 0 : Own(node.Own);
        for (var i = nodes.Length - 1; i > 0; i--)
        {
            if (!nodes[i].IsDropped) nodes[nodes[i].Parent].Score += nodes[i].Score;
        }
    }

    public static bool IsRunning(in TextSums own) => own.Clean >= ShortBlock || (own.Sentences > 0 && own.Clean > ShortBlock / 2);

    private static int Own(in TextSums own) => IsRunning(own) ? own.Clean : own.Clean / ShortDivisor;
}
