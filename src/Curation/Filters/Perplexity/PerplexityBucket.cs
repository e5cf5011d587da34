using Curation.Core;
using Curation.Models.NGrams;

namespace Curation.Filters.Perplexity;

/// <summary>CCNet's thirds: <c>head</c> up to one perplexity under an n-gram language model, <c>tail</c> above another, <c>middle</c> between them; <c>none</c>
/// for a text without tokens. The number beside the label is 1 / perplexity, the geometric mean of the tokens' probabilities.</summary>
/// <remarks>Source: Wenzek et al. 2020 (CCNet, 1911.00359), §4.2: the 30th and 60th percentile of a reference corpus. <c>curation lm percentiles</c>
/// finds them.</remarks>
[Stage("perplexity-bucket")]
public sealed record PerplexityBucket : Labeler
{
    private NGramModel? _model;

    /// <summary>An ARPA file, plain, gzip or zstd; <c>curation lm train</c> makes one.</summary>
    public string? Model { get; init; }

    /// <summary>What the model takes for tokens.</summary>
    public TokenForm Tokens { get; init; }

    /// <summary>The largest perplexity of the head.</summary>
    public double? Head { get; init; }

    /// <summary>The largest perplexity of the middle.</summary>
    public double? Tail { get; init; }

    public override string Summary => "CCNet's head, middle and tail of perplexity under an n-gram language model.";

    public override string Origin => "CCNet (arXiv 1911.00359), §4.2";

    /// <exception cref="RecipeException">A bound or the model is missing, or the bounds are not in order.</exception>
    public override Stage Open(IAssets assets)
    {
        if (Head is null || Tail is null || !(Head <= Tail))
            throw new RecipeException("perplexity-bucket: head and tail are needed, head at most tail; expected perplexities as of lm percentiles");
        return this with { _model = NGramFile.Open("perplexity-bucket", "model", Model, assets) };
    }

    public override Label Classify(Document document)
    {
        var model = _model ?? throw new InvalidOperationException("perplexity-bucket is not opened");
        var perplexity = model.Score(document.Text.Utf8, Tokens).Perplexity;
        if (double.IsNaN(perplexity)) return new Label("none", 0);
        return new Label(perplexity <= Head ? "head" : perplexity <= Tail ? "middle" : "tail", 1 / perplexity);
    }
}
