using Curation.Models;

namespace Curation.Builtins.Boosting;

/// <summary>Gradient boosting over histograms, trees grown leaf by leaf (LightGBM: Ke et al., 2017). One thread, deterministic.</summary>
internal sealed class Booster
{
    private readonly BinnedRows _rows;
    private readonly BoostingOptions _options;
    private readonly float[] _labels, _weights;
    private readonly int[] _groups;
    private readonly double[] _scores;
    private readonly float[] _gradients, _curvatures;

    private Booster(BinnedRows rows, float[] labels, float[] weights, int[] groups, BoostingOptions options)
    {
        (_rows, _labels, _weights, _groups, _options) = (rows, labels, weights, groups, options);
        (_scores, _gradients, _curvatures) = (new double[rows.Count], new float[rows.Count], new float[rows.Count]);
    }

    /// <param name="chosen">The rows to learn from.</param>
    /// <param name="groups">Of each row: rows of one group are drawn for a tree together or not at all, so that no tree can learn a page by heart
    /// from what its rows have in common.</param>
    /// <param name="labels">In [0, 1] for the logistic loss, else any; one for each row.</param>
    public static TreeEnsemble Fit(BinnedRows rows, int[] chosen, float[] labels, float[] weights, int[] groups, BoostingOptions options) =>
        new Booster(rows, labels, weights, groups, options).Fit(chosen);

    private TreeEnsemble Fit(int[] chosen)
    {
        var start = Start(chosen);
        foreach (var row in chosen) _scores[row] = start;
        var (roots, nodes) = (new int[_options.Trees], new List<TreeNode>());
        for (var tree = 0; tree < _options.Trees; tree++)
        {
            foreach (var row in chosen) Derive(row);
            var seed = Draw.Mix(_options.Seed + (ulong)tree);
            var sample = Array.FindAll(
                chosen,
                row => Draw.Unit(seed ^ Draw.Mix((ulong)_groups[row])) < _options.GroupShare && Draw.Unit(~seed ^ Draw.Mix((ulong)row)) < _options.RowShare);
            var features = Enumerable.Range(0, _rows.Features)
                .Where(f => _rows.BinsOf(f) > 1 && Draw.Unit(Draw.Mix(seed + 1) ^ Draw.Mix((ulong)f)) < _options.FeatureShare).ToArray();
            roots[tree] = nodes.Count;
            nodes.AddRange(new TreeGrower(_rows, features, _gradients, _curvatures, _options).Grow(sample, nodes.Count));
            foreach (var row in chosen) _scores[row] += Leaf(nodes, roots[tree], row);
        }

        return new TreeEnsemble(_rows.Features, (float)start, roots, [.. nodes]);
    }

    private double Start(int[] chosen)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var row in chosen) (sum, weight) = (sum + (_weights[row] * _labels[row]), weight + _weights[row]);
        var mean = weight == 0 ? 0 : sum / weight;
        return _options.IsLogistic ? Math.Log(Math.Max(mean, 1e-6) / Math.Max(1 - mean, 1e-6)) : mean;
    }

    private void Derive(int row)
    {
        var value = _options.IsLogistic ? 1 / (1 + Math.Exp(-_scores[row])) : _scores[row];
        _gradients[row] = (float)(_weights[row] * (value - _labels[row]));
        _curvatures[row] = (float)(_weights[row] * (_options.IsLogistic ? Math.Max(value * (1 - value), 1e-6) : 1));
    }

    /// <summary>By the cut values, as the reader of the trees will do: a bin's upper edge is the value of the question.</summary>
    private float Leaf(List<TreeNode> nodes, int root, int row)
    {
        var node = nodes[root];
        while (node.Left != 0)
        {
            var bin = _rows.Bins[(row * _rows.Features) + node.Feature];
            var isRight = bin == _rows.BinsOf(node.Feature) - 1 || _rows.Edge(node.Feature, bin) > node.Value;
            node = nodes[node.Left + (isRight ? 1 : 0)];
        }

        return node.Value;
    }
}

/// <summary>Numbers drawn by hash (SplitMix64).</summary>
internal static class Draw
{
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public static double Unit(ulong value) => (Mix(value) >> 11) * (1.0 / (1UL << 53));
}
