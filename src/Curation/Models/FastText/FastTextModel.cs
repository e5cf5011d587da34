using System.Buffers;
using Curation.Core;

namespace Curation.Models.FastText;

/// <summary>A supervised fastText model, <c>.bin</c> or <c>.ftz</c>: from UTF-8 text to a probability for each of its labels. Thread-safe.</summary>
/// <remarks>Source: facebookresearch/fastText (Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification"; 2016, "FastText.zip").
/// Rows are kept as scores of the labels wherever that takes less memory than the model's own rows, or where there is but one: a filter of two labels
/// is one float a feature. Sums over thousands of features depend on the order of their roundings by more than 1e-5; texts of so many are summed as
/// fastText does it, over the model's own rows, which are kept too unless they take more than 1 GiB.</remarks>
public sealed class FastTextModel : ILanguageModel
{
    // where the two orders of summing differ by less than 1e-5, with a wide margin
    private const int FewFeatures = 1000, FewBytes = 16_000;
    private const int StackFloats = 512;
    private readonly FastTextFeatures _features;
    private readonly FastTextRows? _rows;
    private readonly DenseRows? _collapsed;
    private readonly FastTextOutput _output;

    /// <param name="rows">The model's own; null where only the collapsed ones are kept.</param>
    /// <param name="collapsed">The same as scores; null where they are not made.</param>
    internal FastTextModel(FastTextFeatures features, FastTextRows? rows, DenseRows? collapsed, FastTextOutput output, IReadOnlyList<string> labels)
    {
        (_features, _rows, _collapsed, _output) = (features, rows, collapsed, output);
        Labels = labels;
    }

    /// <summary>What stands behind <c>__label__</c>, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="name">Stands in errors.</param>
    /// <param name="stream">Seekable.</param>
    /// <exception cref="RecipeException">It is no such model, or cut off.</exception>
    public static FastTextModel Read(string name, Stream stream) => FastTextReader.Read(name, stream);

    /// <summary>Fills in the probability of each label, as fastText prints it: line ends count as spaces, 1e-5 is added.</summary>
    /// <returns>False, and zeros, where the text has no feature that the model knows.</returns>
    public bool Score(ReadOnlySpan<byte> text, Span<float> probabilities)
    {
        probabilities[..Labels.Count].Clear();
        var width = _rows?.Width ?? 0;
        var size = width + _output.Width;
        var rented = size > StackFloats ? ArrayPool<float>.Shared.Rent(size) : null;
        var space = rented is null ? stackalloc float[StackFloats] : rented;
        var scores = space.Slice(width, _output.Width);
        var count = 0;
        var isDone = _collapsed is { } collapsed && (_rows is null || text.Length <= FewBytes)
            && ((count = Sum(text, collapsed, scores)) <= FewFeatures || _rows is null);
        if (!isDone && (count = Sum(text, _rows!, space[..width])) > 0) _output.Collapse(space[..width], scores);
        if (count > 0) _output.Probabilities(scores, probabilities);
        if (rented is not null) ArrayPool<float>.Shared.Return(rented);
        return count > 0;
    }

    /// <summary>The most probable label; null where the text has no feature that the model knows.</summary>
    public Label? Best(ReadOnlySpan<byte> text)
    {
        var rented = ArrayPool<float>.Shared.Rent(Labels.Count);
        var probabilities = rented.AsSpan(0, Labels.Count);
        var best = 0;
        var known = Score(text, probabilities);
        for (var i = 1; i < probabilities.Length; i++) best = probabilities[i] > probabilities[best] ? i : best;
        var label = new Label(Labels[best], probabilities[best]);
        ArrayPool<float>.Shared.Return(rented);
        return known ? label : null;
    }

    /// <summary>How many features of a text the model sums.</summary>
    public int CountFeatures(ReadOnlySpan<byte> text)
    {
        var sink = new RowCount();
        _features.Walk(text, ref sink);
        return sink.Count;
    }

    /// <summary>The mean of the rows of a text's features, and how many they are.</summary>
    private int Sum(ReadOnlySpan<byte> text, FastTextRows rows, Span<float> sums)
    {
        if (rows is DenseRows { Width: 1 } column) return SumColumn(text, column.Values, sums);
        sums.Clear();
        var sink = new RowSums(rows, sums);
        _features.Walk(text, ref sink);
        var share = (float)(1.0 / sink.Count);
        foreach (ref var sum in sums) sum *= share;
        return sink.Count;
    }

    private int SumColumn(ReadOnlySpan<byte> text, float[] column, Span<float> sums)
    {
        var sink = new ColumnSum(column);
        _features.Walk(text, ref sink);
        sums[0] = (float)sink.Sum / sink.Count;
        return sink.Count;
    }

    private ref struct RowSums(FastTextRows rows, Span<float> sums) : IRowSink
    {
        private readonly Span<float> _sums = sums;

        public int Count { get; private set; }

        public void Add(int row)
        {
            rows.Add(row, _sums);
            Count++;
        }
    }

    private struct RowCount : IRowSink
    {
        public int Count { get; private set; }

        public void Add(int row) => Count++;
    }

    private struct ColumnSum(float[] column) : IRowSink
    {
        public double Sum { get; private set; }

        public int Count { get; private set; }

        public void Add(int row)
        {
            Sum += column[row];
            Count++;
        }
    }
}
