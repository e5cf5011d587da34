using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Builtins.Boosting;

/// <summary>Grows one oblivious tree: the question of a level is the one with the largest gain over all its leaves. The histogram of the larger child
/// is its parent's less its sibling's.</summary>
internal sealed class TreeGrower(BinnedRows rows, int[] features, float[] gradients, float[] curvatures, BoostingOptions options)
{
    private sealed record Leaf(int[] Rows, double[]? Histogram);

    /// <returns>A feature and the greatest of its bins that answers no, for each level (-1: no question is worth asking), and the leaves.</returns>
    public ((int Feature, int Bin)[] Questions, float[] Leaves) Grow(int[] sample)
    {
        var questions = new (int Feature, int Bin)[options.Depth];
        Array.Fill(questions, (-1, 0));
        var leaves = new List<Leaf> { new(sample, Histogram(sample)) };
        for (var level = 0; level < options.Depth; level++)
        {
            var question = questions[level] = level > 0 && questions[level - 1].Feature < 0 ? (-1, 0) : Best(leaves);
            var isLast = level == options.Depth - 1;
            leaves = [.. leaves.SelectMany(leaf => question.Feature < 0 ? [leaf, new Leaf([], null)] : Parted(leaf, question, isLast))];
        }

        return (questions, [.. leaves.Select(leaf => Value(leaf.Rows))]);
    }

    private Leaf[] Parted(Leaf leaf, (int Feature, int Bin) question, bool isLast)
    {
        var no = Array.FindAll(leaf.Rows, row => rows.Bins[(row * rows.Features) + question.Feature] <= question.Bin);
        var yes = Array.FindAll(leaf.Rows, row => rows.Bins[(row * rows.Features) + question.Feature] > question.Bin);
        if (isLast) return [new(no, null), new(yes, null)];
        if (no.Length == 0 || yes.Length == 0) return [new(no, no.Length == 0 ? null : leaf.Histogram), new(yes, yes.Length == 0 ? null : leaf.Histogram)];
        var small = Histogram(no.Length < yes.Length ? no : yes);
        var large = leaf.Histogram!;
        for (var i = 0; i < large.Length; i++) large[i] -= small[i];
        return no.Length < yes.Length ? [new(no, small), new(yes, large)] : [new(no, large), new(yes, small)];
    }

    private float Value(int[] held)
    {
        var (gradient, curvature) = (0.0, 0.0);
        foreach (var row in held) (gradient, curvature) = (gradient + gradients[row], curvature + curvatures[row]);
        return held.Length == 0 ? 0 : (float)(-options.LearningRate * gradient / (curvature + options.Ridge));
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

    private (int Feature, int Bin) Best(List<Leaf> leaves)
    {
        var gains = new double[features.Length * BinnedRows.MostBins];
        foreach (var leaf in leaves)
        {
            if (leaf.Histogram is { } histogram) AddGains(gains, histogram);
        }

        var best = Array.IndexOf(gains, gains.DefaultIfEmpty().Max());
        return best < 0 || gains[best] <= 1e-9 ? (-1, 0) : (features[best / BinnedRows.MostBins], best % BinnedRows.MostBins);
    }

    private void AddGains(double[] gains, double[] histogram)
    {
        for (var f = 0; f < features.Length; f++)
        {
            var bins = MemoryMarshal.Cast<double, Vector128<double>>(histogram.AsSpan(2 * f * BinnedRows.MostBins, 2 * BinnedRows.MostBins));
            var (left, all) = (Vector128<double>.Zero, Vector128<double>.Zero);
            foreach (var bin in bins) all += bin;
            var whole = Gain(all);
            for (var bin = 0; bin < rows.BinsOf(features[f]) - 1; bin++)
            {
                left += bins[bin];
                var right = all - left;
                if (left[1] < options.MinLeaf || right[1] < options.MinLeaf) continue;
                gains[(f * BinnedRows.MostBins) + bin] += Gain(left) + Gain(right) - whole;
            }
        }
    }

    private double Gain(Vector128<double> sums) => sums[0] * sums[0] / (sums[1] + options.Ridge);
}
