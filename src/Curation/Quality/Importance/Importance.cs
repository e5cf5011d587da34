using Curation.Core;
using Curation.Models.Importance;

namespace Curation.Quality.Importance;

/// <summary>DSIR's importance weight of a text, a feature: how much likelier it is among target texts than among raw ones. With <c>select.mode: dsir</c>
/// documents are drawn with chances exp(score / temperature), else the best come first.</summary>
/// <remarks>Source: Xie et al. 2023 (2302.03169), with the logarithm divided by the number of features, and Laplace's rule for target and raw.</remarks>
[Stage("importance")]
public sealed record Importance : Scorer
{
    private ImportanceModel? _model;

    /// <summary>What <c>curation importance train</c> makes of target and raw texts.</summary>
    public string? Model { get; init; }

    public override string Summary => "DSIR's log importance weight: how much likelier the text is among target texts than among raw ones, a feature.";

    public override string Origin => "DSIR (Xie et al. 2023, arXiv 2302.03169), divided by length";

    /// <exception cref="RecipeException">No model is given, or it cannot be read.</exception>
    public override Stage Open(IAssets assets)
    {
        if (Model is null) throw new RecipeException("importance: model is needed; expected a file that importance train makes");
        using var stream = assets.Open(Model);
        return this with { _model = ImportanceModel.Read(Model, stream) };
    }

    public override double Score(Document document) =>
        (_model ?? throw new InvalidOperationException("importance is not opened")).Score(document.Text.Utf8);
}
