using System.ComponentModel.DataAnnotations;
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
    private const ulong DrawSalt = 0x7061_7265_746F;
    private TextClassifier? _model;

    /// <summary>A supervised fastText model, <c>.bin</c> or <c>.ftz</c>, or one that <c>curation classifier train</c> wrote.</summary>
    public string? Model { get; init; }

    /// <summary>The label, with or without <c>__label__</c>.</summary>
    public string? Label { get; init; }

    /// <summary>NeMo Curator's draw: the value is the probability plus a Pareto number of this shape, drawn by the document's id, of which min: 1 keeps
    /// what it keeps there (3); null: the probability alone.</summary>
    [Range(0.1, 100)]
    public double? Pareto { get; init; }

    public override string Summary => "Probability of a label by a fastText model of the user's.";

    public override string Origin =>
        "fastText (Joulin et al. 2016), predict-prob; datatrove filters/fasttext_filter.py; NeMo Curator fasttext_quality_filter.py";

    /// <exception cref="RecipeException">No model or label is given, the model cannot be read, or it has no such label.</exception>
    public override Stage Open(IAssets assets)
    {
        if (Model is null || Label is null)
            throw new RecipeException("classifier: model and label are needed; expected a fastText model and one of its labels");
        return this with { _model = TextClassifier.Open(assets, Model, Label) };
    }

    public override Bounds Bounds => Pareto is null ? Bounds.Share : Bounds.Number;

    public override double Measure(Document document)
    {
        var probability = (_model ?? throw new InvalidOperationException("classifier is not opened")).Value(document.Text.Utf8);
        return Pareto is { } shape ? probability + Draw(document, shape) : probability;
    }

    // numpy.random.pareto: fasttext_quality_filter.py keeps where it is above 1 - score
    private static double Draw(Document document, double shape)
    {
        var chance = (Document.Seeded(document.Hash(), DrawSalt) + 0.5) * double.Exp2(-64);
        return Math.Pow(Math.Min(chance, 1), -1 / shape) - 1;
    }
}
