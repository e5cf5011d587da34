using Curation.Core;
using Curation.Models.NGrams;

namespace Curation.Quality.LanguageModels;

/// <summary>How much better a model of good text foresees a text than a model of bad text: (ln p_good − ln p_bad) / n. Unlike a perplexity it does not punish
/// rare topics, which both foresee badly.</summary>
/// <remarks>Source: Moore and Lewis 2010, "Intelligent Selection of Language Model Training Data".</remarks>
[Stage("log-ratio")]
public sealed record LogRatio : Scorer
{
    private NGramModel? _good, _bad;

    /// <summary>An ARPA file trained on good text.</summary>
    public string? Good { get; init; }

    /// <summary>An ARPA file trained on bad text, or on the pool.</summary>
    public string? Bad { get; init; }

    /// <summary>What both models take for tokens.</summary>
    public TokenForm Tokens { get; init; }

    public override string Summary => "How much better a model of good text foresees the text than one of bad text, a token.";

    public override string Origin => "Moore and Lewis 2010 (ACL P10-2041), cross-entropy difference";

    /// <exception cref="RecipeException">A model is missing or cannot be read.</exception>
    public override Stage Open(IAssets assets) => this with
    {
        _good = NGramFile.Open("log-ratio", "good", Good, assets),
        _bad = NGramFile.Open("log-ratio", "bad", Bad, assets),
    };

    public override double Score(Document document)
    {
        if (_good is null || _bad is null) throw new InvalidOperationException("log-ratio is not opened");
        var (good, bad) = (_good.Score(document.Text.Utf8, Tokens), _bad.Score(document.Text.Utf8, Tokens));
        return (good.LogProbability - bad.LogProbability) * Math.Log(10) / good.Tokens;
    }
}
