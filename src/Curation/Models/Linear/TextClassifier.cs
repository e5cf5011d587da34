using System.Buffers;
using Curation.Core;
using Curation.Models.FastText;
using Curation.Text;

namespace Curation.Models.Linear;

/// <summary>A model of either kind, of which one label is asked: one that <c>curation classifier train</c> wrote, or fastText's <c>.bin</c> or
/// <c>.ftz</c>. Thread-safe.</summary>
/// <remarks>Sources: <see cref="LinearModel"/>; facebookresearch/fastText <c>predict-prob</c>, as DCLM's and Dolma's quality classifiers are called, with line
/// ends as spaces.</remarks>
public sealed class TextClassifier
{
    private const int LabelsShown = 20;

    // what published quality models call their better label: DCLM's hq, Dolma's and others' 1, hq, keep, wiki …
    private static readonly string[] _better = ["hq", "1", "positive", "good", "keep", "high", "high_quality", "wiki", "pos", "yes"];
    private readonly LinearModel? _linear;
    private readonly FastTextModel? _fastText;
    private readonly int _label;

    private TextClassifier(LinearModel? linear, FastTextModel? fastText, int label) => (_linear, _fastText, _label) = (linear, fastText, label);

    internal LinearModel? Linear => _linear;

    /// <summary>Reads a model and finds a label of it.</summary>
    /// <param name="label">With or without <c>__label__</c>; null: the only one that can be meant.</param>
    /// <exception cref="RecipeException">It is no such model, or has no such label.</exception>
    public static TextClassifier Open(IAssets assets, string model, string? label)
    {
        using var stream = assets.Open(model);
        Span<byte> head = stackalloc byte[8];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (read == head.Length && head.SequenceEqual(LinearFile.Magic))
        {
            var linear = LinearFile.Read(model, stream);
            string[] labels = [linear.Shape.PositiveLabel, .. linear.Shape.IsGraded ? [] : (string[])[linear.Shape.NegativeLabel]];
            return new TextClassifier(linear, null, Find(model, labels, label ?? labels[0]));
        }

        var fastText = FastTextModel.Read(model, stream);
        var known = fastText.Labels;
        return new TextClassifier(null, fastText, Find(model, known, label ?? (known.Count == 2 ? _better.FirstOrDefault(known.Contains) : null)));
    }

    /// <summary>The probability of the label, or the grade; NaN where a fastText model knows no feature of the text.</summary>
    public double Value(ReadOnlySpan<byte> text)
    {
        if (_linear is not null) return _label == 0 ? _linear.Value(text) : 1 - _linear.Value(text);
        var probabilities = ArrayPool<float>.Shared.Rent(_fastText!.Labels.Count);
        var value = _fastText.Score(text, probabilities) ? probabilities[_label] : double.NaN;
        ArrayPool<float>.Shared.Return(probabilities);
        return value;
    }

    /// <summary>How many features of a text the model sums.</summary>
    public int Features(ReadOnlySpan<byte> text)
    {
        if (_linear is null) return _fastText!.CountFeatures(text);
        _linear.Score(text, out var features);
        return features;
    }

    /// <summary>The line of tokens that the model reads, which the fastText program can be given, with its line end.</summary>
    public byte[] Line(ReadOnlySpan<byte> text)
    {
        var line = new PooledList<byte>();
        if (_linear is null) text.CopyTo(line.Extend(text.Length));
        else _linear.Shape.Line.Write(text, ref line);
        byte[] copy = [.. line.Items, (byte)'\n'];
        line.Dispose();
        copy.AsSpan(..^1).Replace((byte)'\n', (byte)' ');
        return copy;
    }

    private static int Find(string model, IReadOnlyList<string> labels, string? label)
    {
        const string Prefix = FastTextVocabulary.LabelPrefix;
        var plain = label?.StartsWith(Prefix, StringComparison.Ordinal) == true ? label[Prefix.Length..] : label;
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] == plain) return i;
        }

        var more = labels.Count > LabelsShown ? $" and {labels.Count - LabelsShown} more" : "";
        var what = label is null ? $"a label of {model} is needed" : $"label \"{label}\" is unknown to {model}";
        throw new RecipeException($"classifier: {what}; known: {string.Join(", ", labels.Take(LabelsShown))}{more}");
    }
}
