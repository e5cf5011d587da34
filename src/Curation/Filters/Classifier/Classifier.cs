using System.Buffers;
using Curation.Core;
using Curation.Models.FastText;

namespace Curation.Filters.Classifier;

/// <summary>The probability that a fastText model gives one of its labels; undefined where the text has no feature that the model knows.</summary>
/// <remarks>Source: facebookresearch/fastText <c>predict-prob</c>; DCLM <c>quality_prediction_enrichers_calc_fasttext.py</c> and datatrove
/// <c>fasttext_filter.py</c> call it so, with line ends as spaces. The numbers are theirs: the probability plus 0.00001.</remarks>
[Stage("classifier")]
public sealed record Classifier : Filter
{
    private const int LabelsShown = 20;
    private FastTextModel? _model;
    private int _label;

    /// <summary>A supervised fastText model, <c>.bin</c> or <c>.ftz</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The label, with or without <c>__label__</c>.</summary>
    public string? Label { get; init; }

    public override string Summary => "Probability of a label by a fastText model of the user's.";

    public override string Origin => "fastText (Joulin et al. 2016), predict-prob; datatrove filters/fasttext_filter.py";

    /// <exception cref="RecipeException">No model or label is given, the model cannot be read, or it has no such label.</exception>
    public override Stage Open(IAssets assets)
    {
        if (Model is null || Label is null)
            throw new RecipeException("classifier: model and label are needed; expected a fastText model and one of its labels");
        using var stream = assets.Open(Model);
        var model = FastTextModel.Read(Model, stream);
        var labels = model.Labels.ToList();
        var label = labels.IndexOf(Label.StartsWith(FastTextVocabulary.LabelPrefix, StringComparison.Ordinal)
            ? Label[FastTextVocabulary.LabelPrefix.Length..] : Label);
        if (label >= 0) return this with { _model = model, _label = label };
        var more = labels.Count > LabelsShown ? $" and {labels.Count - LabelsShown} more" : "";
        throw new RecipeException($"classifier: label \"{Label}\" is unknown to {Model}; known: {string.Join(", ", labels.Take(LabelsShown))}{more}");
    }

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var model = _model ?? throw new InvalidOperationException("classifier is not opened");
        var probabilities = ArrayPool<float>.Shared.Rent(model.Labels.Count);
        var measured = model.Score(document.Text.Utf8, probabilities) ? probabilities[_label] : double.NaN;
        ArrayPool<float>.Shared.Return(probabilities);
        return measured;
    }
}
