namespace Curation.Models.FastText;

/// <summary>The Huffman tree over the labels: what hierarchical softmax walks.</summary>
/// <remarks>Source: facebookresearch/fastText, loss.cc, <c>HierarchicalSoftmaxLoss</c>. Leaves come first, the root is last, children before parents.</remarks>
internal sealed class LabelTree
{
    private const long Unset = 1_000_000_000_000_000;
    private readonly int _leaves;
    private readonly (int Left, int Right)[] _inner;

    /// <param name="counts">Of each label in training, falling.</param>
    public LabelTree(IReadOnlyList<long> counts)
    {
        _leaves = counts.Count;
        _inner = new (int, int)[_leaves - 1];
        var weights = new long[2 * _leaves - 1];
        Array.Fill(weights, Unset);
        for (var i = 0; i < _leaves; i++) weights[i] = Math.Clamp(counts[i], 0, Unset - 1);
        var (leaf, node) = (_leaves - 1, _leaves);
        int Lightest() => leaf >= 0 && weights[leaf] < weights[node] ? leaf-- : node++;
        for (var i = _leaves; i < weights.Length; i++)
        {
            var left = Lightest();
            var right = Lightest();
            _inner[i - _leaves] = (left, right);
            weights[i] = weights[left] + weights[right];
        }
    }

    /// <summary>The probability of each label from the score of each inner node.</summary>
    public void Probabilities(ReadOnlySpan<float> scores, Span<float> probabilities)
    {
        var logs = new float[2 * _leaves - 1];
        for (var i = _inner.Length - 1; i >= 0; i--)
        {
            var right = (float)(1 / (1 + Math.Exp(-scores[i])));
            var parent = logs[_leaves + i];
            logs[_inner[i].Left] = parent + FastTextOutput.Log(1f - right);
            logs[_inner[i].Right] = parent + FastTextOutput.Log(right);
        }

        for (var i = 0; i < _leaves; i++) probabilities[i] = MathF.Exp(logs[i]);
    }
}
