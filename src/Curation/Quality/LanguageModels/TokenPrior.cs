using Curation.Core;
using Curation.Models.NGrams;

namespace Curation.Quality.LanguageModels;

/// <summary>Mean, or standard deviation, of ln p over the tokens of a text, each p the token's share of a corpus: text that is noise, or in another language,
/// lies far from what is usual on either side.</summary>
/// <remarks>Source: Seo et al. 2025, "Prior-based Noisy Text Data Filtering" (2509.18577): instead of perplexity, counts of tokens alone.</remarks>
[Stage("token-prior")]
public sealed record TokenPrior : Scorer
{
    private NGramModel? _model;

    /// <summary>An ARPA file, of which the single tokens are used: <c>curation lm train --order 1</c>.</summary>
    public string? Model { get; init; }

    /// <summary>What the model takes for tokens.</summary>
    public TokenForm Tokens { get; init; }

    /// <summary>What is told of the logarithms.</summary>
    public PriorStatistic Statistic { get; init; }

    /// <summary>The value that is best, such as the median of the corpus; the score is then minus the distance from it. Null: the largest is best.</summary>
    public double? Centre { get; init; }

    public override string Summary => "Mean or standard deviation of the logarithms of the tokens' shares of a corpus, or minus its distance from a centre.";

    public override string Origin => "prior-based filtering (arXiv 2509.18577)";

    /// <exception cref="RecipeException">No model is given, or it cannot be read.</exception>
    public override Stage Open(IAssets assets) => this with { _model = NGramFile.Open("token-prior", "model", Model, assets) };

    public override double Score(Document document)
    {
        var priors = (_model ?? throw new InvalidOperationException("token-prior is not opened")).Priors(document.Text.Utf8, Tokens);
        var value = Statistic == PriorStatistic.Mean ? priors.Mean : priors.Deviation;
        return Centre is { } centre ? -Math.Abs(value - centre) : value;
    }
}

/// <summary>What is taken of the logarithms of the tokens' shares.</summary>
public enum PriorStatistic
{
    Mean,
    Deviation,
}
