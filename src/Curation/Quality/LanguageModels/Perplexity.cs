using Curation.Core;
using Curation.Models.NGrams;

namespace Curation.Quality.LanguageModels;

/// <summary>How well an n-gram language model foresees a text: minus its perplexity, or minus how many times it is above or below a centre.</summary>
/// <remarks>Perplexity as in CCNet (Wenzek et al. 2020, 1911.00359; cc_net/perplexity.py). The lowest perplexities are boilerplate, so that the middle is
/// often better than the head: see <see cref="Centre"/>.</remarks>
[Stage("perplexity")]
public sealed record Perplexity : Scorer
{
    private NGramModel? _model;

    /// <summary>An ARPA file, plain, gzip or zstd; <c>curation lm train</c> makes one.</summary>
    public string? Model { get; init; }

    /// <summary>What the model takes for tokens.</summary>
    public TokenForm Tokens { get; init; }

    /// <summary>The perplexity that is best; the score is then −|ln(perplexity / centre)|. Null: the lowest is best.</summary>
    public double? Centre { get; init; }

    public override string Summary => "Minus the perplexity of the text under an n-gram language model, or minus its distance from a centre.";

    public override string Origin => "CCNet (arXiv 1911.00359), cc_net/perplexity.py; own reader of ARPA files";

    /// <exception cref="RecipeException">No model is given, it cannot be read, or the centre is not above 1.</exception>
    public override Stage Open(IAssets assets) => Centre is <= 1
        ? throw new RecipeException($"perplexity: centre {Centre}: above 1 was expected")
        : this with { _model = NGramFile.Open("perplexity", "model", Model, assets) };

    public override double Score(Document document)
    {
        var perplexity = (_model ?? throw new InvalidOperationException("perplexity is not opened")).Score(document.Text.Utf8, Tokens).Perplexity;
        return Centre is { } centre ? -Math.Abs(Math.Log(perplexity / centre)) : -perplexity;
    }
}
