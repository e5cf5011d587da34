using Curation.Core;
using Curation.Models.FastText;

namespace Curation.Filters.Topic;

/// <summary>The most probable label by a fastText model of the user's, such as a topic or a genre, and its probability; <c>none</c> and 0 where the
/// text has no feature that the model knows.</summary>
/// <remarks>Source: facebookresearch/fastText, predict-prob; topics as strata: Wettig et al. 2025 (WebOrganizer, 2502.10341).</remarks>
[Stage("topic")]
public sealed record Topic : Labeler
{
    private FastTextModel? _model;

    /// <summary>A supervised fastText model, <c>.bin</c> or <c>.ftz</c>.</summary>
    public string? Model { get; init; }

    public override string Summary => "The most probable label by a fastText model of the user's, such as a topic.";

    public override string Origin => "fastText (Joulin et al. 2016), predict-prob; topics as strata: WebOrganizer (arXiv 2502.10341)";

    /// <exception cref="RecipeException">No model is given, it cannot be read, or it does not know a label that is to be kept.</exception>
    public override Stage Open(IAssets assets)
    {
        if (Model is null) throw new RecipeException("topic: model is needed; expected a fastText model");
        using var stream = assets.Open(Model);
        var model = FastTextModel.Read(Model, stream);
        return Keep?.FirstOrDefault(label => label != "none" && !model.Labels.Contains(label)) is not { } unknown
            ? this with { _model = model }
            : throw new RecipeException($"topic: keep: label \"{unknown}\" is unknown to {Model}; known: {string.Join(", ", model.Labels.Take(20))}");
    }

    public override Label Classify(Document document) =>
        (_model ?? throw new InvalidOperationException("topic is not opened")).Best(document.Text.Utf8) ?? new Label("none", 0);
}
