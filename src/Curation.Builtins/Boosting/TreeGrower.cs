using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Curation.Models;

namespace Curation.Builtins.Boosting;

/// <summary>Grows one tree: always splits the leaf with the largest gain. The histogram of the larger child is its parent's less its sibling's.</summary>
internal sealed class TreeGrower(BinnedRows rows, int[] features, float[] gradients, float[] curvatures, BoostingOptions options)
{
    private sealed record Leaf(int Node, int[] Rows, double[] Histogram, double Gradient, double Curvature, Split? Best);

    private sealed record Split(double Gain, int Feature, int Bin);

    public IEnumerable<TreeNode> Grow(int[] sample, int offset)
    {
        var nodes = new List<TreeNode> { default };
        var leaves = new List<Leaf> { LeafOf(0, sample, Histogram(sample)) };
        while (leaves.Count < options.Leaves)
        {
            var leaf = leaves.MaxBy(l => l.Best?.Gain ?? 0)!;
            if (leaf.Best is not { Gain: > 0 } split) break;
            leaves.Remove(leaf);
            nodes[leaf.Node] = new TreeNode((ushort)split.Feature, offset + nodes.Count, rows.Edge(split.Feature, split.Bin));
            var left = Array.FindAll(leaf.Rows, row => rows.Bins[(row * rows.Features) + split.Feature] <= split.Bin);
            var right = Array.FindAll(leaf.Rows, row => rows.Bins[(row * rows.Features) + split.Feature] > split.Bin);
            var small = Histogram(left.Length < right.Length ? left : right);
            var large = leaf.Histogram;
            for (var i = 0; i < large.Length; i++) large[i] -= small[i];
            leaves.Add(LeafOf(nodes.Count, left, left.Length < right.Length ? small : large));
            leaves.Add(LeafOf(nodes.Count + 1, right, left.Length < right.Length ? large : small));
            nodes.AddRange([default, default]);
        }

        foreach (var leaf in leaves) nodes[leaf.Node] = new TreeNode(0, 0, (float)(-options.LearningRate * leaf.Gradient / (leaf.Curvature + options.Ridge)));
        return nodes;
    }

    private Leaf LeafOf(int node, int[] held, double[] histogram)
    {
        var (gradient, curvature) = (0.0, 0.0);
        foreach (var row in held) (gradient, curvature) = (gradient + gradients[row], curvature + curvatures[row]);
        return new Leaf(node, held, histogram, gradient, curvature, Best(histogram, gradient, curvature));
    }

    /// <summary>For each feature and bin the sums of gradient and curvature.</summary>
    private double[] Histogram(int[] held)
    {
        var histogram = new double[features.Length * BinnedRows.MostBins * 2];
        var pairs = MemoryMarshal.Cast<double, Vector128<double>>(histogram.AsSpan());
        foreach (var row in held)
        {
            var pair = Vector128.Create((double)gradients[row], curvatures[row]);
            var bins = rows.Bins.AsSpan(row * rows.Features, rows.Features);
            for (var f = 0; f < features.Length; f++) pairs[(f * BinnedRows.MostBins) + bins[features[f]]] += pair;
        }

        return histogram;
    }

    private Split? Best(double[] histogram, double gradient, double curvature)
    {
        Split? best = null;
        var whole = gradient * gradient / (curvature + options.Ridge);
        for (var f = 0; f < features.Length; f++)
        {
            var (leftGradient, leftCurvature) = (0.0, 0.0);
            for (var bin = 0; bin < rows.BinsOf(features[f]) - 1; bin++)
            {
                var at = 2 * ((f * BinnedRows.MostBins) + bin);
                leftGradient += histogram[at];
                leftCurvature += histogram[at + 1];
                var (rightGradient, rightCurvature) = (gradient - leftGradient, curvature - leftCurvature);
                if (leftCurvature < options.MinLeaf || rightCurvature < options.MinLeaf) continue;
                var gain = (leftGradient * leftGradient / (leftCurvature + options.Ridge))
                    + (rightGradient * rightGradient / (rightCurvature + options.Ridge)) - whole;
                if (gain > (best?.Gain ?? 1e-9)) best = new Split(gain, features[f], bin);
            }
        }

        return best;
    }
}
