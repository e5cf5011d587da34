using Curation.Models;

namespace Curation.Builtins.Boosting;

/// <summary>Gradient boosting of oblivious trees (CatBoost: Prokhorenkova et al., 2018) over histograms. One thread, deterministic.</summary>
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
        var (questions, leaves) = (new List<TreeQuestion>(), new List<float>());
        for (var tree = 0; tree < _options.Trees; tree++)
        {
            if (_options.Exit is { } exit && tree == exit.Trees) chosen = Array.FindAll(chosen, row => Math.Abs(_scores[row]) < exit.Score);
            foreach (var row in chosen) Derive(row);
            var seed = Draw.Mix(_options.Seed + (ulong)tree);
            var sample = Array.FindAll(
                chosen,
                row => Draw.Unit(seed ^ Draw.Mix((ulong)_groups[row])) < _options.GroupShare && Draw.Unit(~seed ^ Draw.Mix((ulong)row)) < _options.RowShare);
            var features = Enumerable.Range(0, _rows.Features)
                .Where(f => _rows.BinsOf(f) > 1 && Draw.Unit(Draw.Mix(seed + 1) ^ Draw.Mix((ulong)f)) < _options.FeatureShare).ToArray();
            var (asked, values) = new TreeGrower(_rows, features, _gradients, _curvatures, _options).Grow(sample);
            foreach (var row in chosen) _scores[row] += values[Leaf(asked, row)];
            questions.AddRange(asked.Select(Question));
            leaves.AddRange(values);
        }

        return new TreeEnsemble(_rows.Features, (float)start, _options.Depth, [.. questions], [.. leaves], _options.Exit);
    }

    private TreeQuestion Question((int Feature, int Bin) asked) =>
        asked.Feature < 0 ? new TreeQuestion(0, float.PositiveInfinity) : new TreeQuestion(asked.Feature, _rows.Edge(asked.Feature, asked.Bin));

    private int Leaf((int Feature, int Bin)[] asked, int row)
    {
        var leaf = 0;
        foreach (var (feature, bin) in asked) leaf = (2 * leaf) + (feature >= 0 && _rows.Bins[(row * _rows.Features) + feature] > bin ? 1 : 0);
        return leaf;
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
