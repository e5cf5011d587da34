using Curation.Core;
using Curation.Models.Linear;

namespace Curation.Filters.Classifier;

/// <summary>The probability that a model gives one of its labels; undefined where a fastText model knows no feature of the text.</summary>
/// <remarks>Source: facebookresearch/fastText <c>predict-prob</c>; DCLM <c>quality_prediction_enrichers_calc_fasttext.py</c> and datatrove
/// <c>fasttext_filter.py</c> call it so, with line ends as spaces. The numbers are theirs: the probability plus 0.00001. Models of
/// <c>curation classifier train</c> do as well.</remarks>
[Stage("classifier")]
public sealed record Classifier : Filter
{
    private TextClassifier? _model;

    /// <summary>A supervised fastText model, <c>.bin</c> or <c>.ftz</c>, or one that <c>curation classifier train</c> wrote.</summary>
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
        return this with { _model = TextClassifier.Open(assets, Model, Label) };
    }

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document) =>
        (_model ?? throw new InvalidOperationException("classifier is not opened")).Value(document.Text.Utf8);
}
