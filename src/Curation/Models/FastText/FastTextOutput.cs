namespace Curation.Models.FastText;

/// <summary>The output rows of a model and its loss: from the mean of a text's rows to a probability for each label.</summary>
/// <remarks>Source: facebookresearch/fastText, loss.cc. Probabilities are those that fastText prints: it adds 1e-5 before each logarithm, so they lie
/// in [0.00001, 1.00001].
/// All scores are linear in the mean, hence a row can be replaced by its products with the output rows; two labels under softmax
/// need the difference only.</remarks>
internal sealed class FastTextOutput
{
    private const float Epsilon = 1e-5f;
    private const int SigmoidSteps = 512, SigmoidReach = 8;
    private static readonly float[] _sigmoid = [.. Enumerable.Range(0, SigmoidSteps + 1).Select(Sigmoid)];

    private readonly FastTextLoss _loss;
    private readonly float[] _weights;
    private readonly int _dimensions, _labels;
    private readonly LabelTree? _tree;

    /// <param name="weights">A row of <paramref name="dimensions"/> for each label.</param>
    public FastTextOutput(FastTextLoss loss, float[] weights, int dimensions, IReadOnlyList<long> labelCounts)
    {
        (_loss, _weights, _dimensions, _labels) = (loss, weights, dimensions, labelCounts.Count);
        Width = _labels;
        if (loss == FastTextLoss.HierarchicalSoftmax)
        {
            _tree = new LabelTree(labelCounts);
            Width = _labels - 1;
        }
        else if (loss == FastTextLoss.Softmax && _labels == 2)
        {
            Width = 1;
            _weights = [.. weights.Take(dimensions).Zip(weights.Skip(dimensions), (first, second) => second - first)];
        }
    }

    /// <summary>Scores of a text.</summary>
    public int Width { get; }

    /// <summary>The scores of a row or of the mean of rows.</summary>
    public void Collapse(ReadOnlySpan<float> row, Span<float> scores)
    {
        for (var i = 0; i < Width; i++) scores[i] = DotProduct.Of(row, _weights.AsSpan(i * _dimensions, _dimensions));
    }

    /// <summary>The probability of each label from the scores of a text.</summary>
    public void Probabilities(ReadOnlySpan<float> scores, Span<float> probabilities)
    {
        if (_tree is not null)
        {
            _tree.Probabilities(scores, probabilities);
            return;
        }

        if (_loss != FastTextLoss.Softmax)
        {
            for (var i = 0; i < _labels; i++) probabilities[i] = Coarse(scores[i]);
        }
        else if (_labels == 2)
        {
            probabilities[1] = (float)(1 / (1 + Math.Exp(-scores[0])));
            probabilities[0] = (float)(1 / (1 + Math.Exp(scores[0])));
        }
        else
        {
            Softmax(scores, probabilities);
        }

        foreach (ref var probability in probabilities[.._labels]) probability += Epsilon;
    }

    /// <summary>fastText's logarithm, which is finite at zero.</summary>
    public static float Log(float value) => (float)Math.Log(value + 1e-5);

    private static void Softmax(ReadOnlySpan<float> scores, Span<float> probabilities)
    {
        var largest = float.NegativeInfinity;
        foreach (var score in scores) largest = Math.Max(largest, score);
        var total = 0f;
        for (var i = 0; i < scores.Length; i++) total += probabilities[i] = MathF.Exp(scores[i] - largest);
        for (var i = 0; i < scores.Length; i++) probabilities[i] /= total;
    }

    /// <summary>The logistic function from fastText's table.</summary>
    private static float Coarse(float score) =>
        score < -SigmoidReach ? 0 : score > SigmoidReach ? 1 : _sigmoid[(int)((score + SigmoidReach) * SigmoidSteps / SigmoidReach / 2)];

    private static float Sigmoid(int step) => (float)(1 / (1 + Math.Exp(-((float)(step * 2 * SigmoidReach) / SigmoidSteps - SigmoidReach))));
}
