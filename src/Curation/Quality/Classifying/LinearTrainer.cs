using Curation.Models.Linear;
using Curation.Text;

namespace Curation.Quality.Classifying;

/// <summary>Learns the weights by stochastic gradient descent, one window at a time in an order drawn by hash, on one thread: the same windows give the
/// same weights whatever the machine does beside.</summary>
/// <remarks>Logistic loss for two classes, squared loss for grades; the step of each weight shrinks with its gradients so far (Duchi et al. 2011,
/// AdaGrad). Windows count by their tokens, and both classes the same.</remarks>
internal sealed class LinearTrainer
{
    private const float Epsilon = 1e-10f;
    // one long window among short ones shall not throw the weights about
    private const double MostWeight = 5;
    private readonly LinearShape _shape;
    private readonly TrainingOptions _options;
    private readonly float[] _weights, _gradients;
    private float _bias, _biasGradient;

    public LinearTrainer(LinearShape shape, TrainingOptions options)
    {
        (_shape, _options) = (shape, options);
        (_weights, _gradients) = (new float[shape.Rows], new float[shape.Rows]);
    }

    /// <param name="offset">What a text without features is given at first: the mean grade, or the logarithm of the base rate's odds.</param>
    public LinearModel Train(IReadOnlyList<FeatureCounts> windows, IReadOnlyList<double> grades, IReadOnlyList<string> hosts, float offset)
    {
        var allowed = Allowed(windows, hosts);
        var weights = Weights(windows, grades);
        _bias = offset;
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            var order = Enumerable.Range(0, windows.Count).OrderBy(i => XxHash64.Hash(BitConverter.GetBytes(i), _options.Seed + (ulong)epoch)).ToArray();
            for (var i = 0; i < order.Length; i++)
            {
                var rate = (float)(_options.Rate * (1 - (epoch + (double)i / order.Length) / _options.Epochs));
                Learn(windows[order[i]], grades[order[i]], weights[order[i]], rate, allowed);
            }
        }

        return LinearModel.Quantise(_shape, _weights, _bias);
    }

    /// <summary>Tokens over the mean of tokens; the two classes of equal sums.</summary>
    private double[] Weights(IReadOnlyList<FeatureCounts> windows, IReadOnlyList<double> grades)
    {
        var totals = new double[2];
        for (var i = 0; i < windows.Count; i++) totals[ClassOf(grades[i])] += windows[i].Total;
        var used = totals.Count(total => total > 0);
        return [.. windows.Select((window, i) => Math.Min(MostWeight, window.Total * windows.Count / (used * totals[ClassOf(grades[i])])))];
    }

    private int ClassOf(double grade) => _shape.IsGraded || grade > 0 ? 1 : 0;

    private void Learn(FeatureCounts window, double grade, double weight, float rate, bool[] allowed)
    {
        var size = window.Total + _shape.Prior;
        if (window.Total == 0) return;
        var sum = 0.0;
        for (var i = 0; i < window.Rows.Length; i++) sum += (double)_weights[window.Rows[i]] * window.Counts[i];
        var score = _bias + sum / size;
        var error = (float)(weight * ((_shape.IsGraded ? score : 1 / (1 + Math.Exp(-score))) - grade));
        if (_options.BaseRate is null) Step(ref _bias, ref _biasGradient, error, rate / 10);
        for (var i = 0; i < window.Rows.Length; i++)
        {
            var row = window.Rows[i];
            if (!allowed[row]) continue;
            Step(ref _weights[row], ref _gradients[row], error * window.Counts[i] / (float)size + (float)_options.Decay * _weights[row], rate);
        }
    }

    private static void Step(ref float weight, ref float gradients, float gradient, float rate)
    {
        gradients += gradient * gradient;
        weight -= rate * gradient / MathF.Sqrt(gradients + Epsilon);
    }

    /// <summary>The rows that enough hosts have.</summary>
    private bool[] Allowed(IReadOnlyList<FeatureCounts> windows, IReadOnlyList<string> hosts)
    {
        var (seen, last) = (new int[_shape.Rows], new int[_shape.Rows]);
        var number = 0;
        foreach (var host in Enumerable.Range(0, windows.Count).GroupBy(i => hosts[i], StringComparer.Ordinal))
        {
            number++;
            foreach (var row in host.SelectMany(i => windows[i].Rows))
            {
                if (last[row] != number) seen[row]++;
                last[row] = number;
            }
        }

        return [.. seen.Select(count => count >= _options.MinHosts)];
    }
}
