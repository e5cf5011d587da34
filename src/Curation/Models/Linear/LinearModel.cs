using Curation.Models.FastText;
using Curation.Text;

namespace Curation.Models.Linear;

/// <summary>A weight for each feature of a text; its score is their mean. Thread-safe.</summary>
/// <remarks>Features, hashes and mean are fastText's (Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification"), so that the model can be
/// written as one of fastText's that gives the same probabilities. Weights are whole multiples of one step.</remarks>
internal sealed class LinearModel
{
    private readonly short[] _weights;
    private readonly FastTextFeatures _features;

    public LinearModel(LinearShape shape, short[] weights, float step, float bias)
    {
        if (weights.Length != shape.Rows) throw new ArgumentException($"{weights.Length} weights for {shape.Rows} rows", nameof(weights));
        (Shape, _weights, Step, Bias, _features) = (shape, weights, step, bias, shape.Features());
    }

    public LinearShape Shape { get; }

    public ReadOnlySpan<short> Weights => _weights;

    public float Step { get; }

    public float Bias { get; }

    /// <summary>The nearest model whose weights are 16-bit multiples of a step.</summary>
    public static LinearModel Quantise(LinearShape shape, ReadOnlySpan<float> weights, float bias)
    {
        var largest = 0f;
        foreach (var weight in weights) largest = Math.Max(largest, Math.Abs(weight));
        var step = largest == 0 ? 1 : largest / short.MaxValue;
        var whole = new short[weights.Length];
        for (var i = 0; i < whole.Length; i++) whole[i] = (short)MathF.Round(weights[i] / step);
        return new LinearModel(shape, whole, step, bias);
    }

    /// <summary>The grade; of other models the logarithm of the odds.</summary>
    public double Score(ReadOnlySpan<byte> text) => Score(text, out _);

    public double Score(ReadOnlySpan<byte> text, out int features)
    {
        var line = new PooledList<byte>();
        var sink = new Sum(_weights);
        if (Shape.Line.Kind == TokenKind.Spaces)
        {
            _features.Walk(text, ref sink);
        }
        else
        {
            Shape.Line.Write(text, ref line);
            _features.Walk(line.Items, ref sink);
            line.Dispose();
        }

        features = sink.Count;
        return Bias + (sink.Count == 0 ? 0 : sink.Total * (double)Step / (sink.Count + Shape.Prior));
    }

    /// <summary>The probability of the positive label, or the grade.</summary>
    public double Value(ReadOnlySpan<byte> text)
    {
        var score = Score(text);
        return Shape.IsGraded ? score : 1 / (1 + Math.Exp(-score));
    }

    /// <summary>The same model for fastText. Its texts are lines as <see cref="TokenLine"/> writes them.</summary>
    /// <exception cref="Core.RecipeException">It has a prior, or grades, which fastText has not.</exception>
    public FastTextParts ToFastText()
    {
        if (Shape.Prior != 0 || Shape.IsGraded)
            throw new Core.RecipeException("a model with a prior or with grades cannot be a fastText model; expected one trained with prior 0 on two classes");
        var weights = new float[_weights.Length];
        // the mean of equal parts is each part
        for (var i = 0; i < weights.Length; i++) weights[i] = _weights[i] * Step + Bias;
        return FastTextParts.Linear(
            Shape.Header, [.. Shape.Words.Select(word => new FastTextEntry(word, 1))], new(Shape.PositiveLabel, 2), new(Shape.NegativeLabel, 1), weights);
    }

    private struct Sum(short[] weights) : IRowSink
    {
        public long Total { get; private set; }

        public int Count { get; private set; }

        public void Add(int row)
        {
            Total += weights[row];
            Count++;
        }
    }
}
