using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.RefinedWeb;

/// <summary>The share of words that RefinedWeb's corrections of lines take away, measured before they do.
/// Penedo et al. 2023 (RefinedWeb), G.2; DCLM mappers/filters/content_filters.py.</summary>
[Stage("refined-web-removed-word-ratio")]
internal sealed record RefinedWebRemovedWordRatio : Filter
{
    /// <summary>Whose rules.</summary>
    public RefinedWebDialect Dialect { get; init; }

    /// <summary>The thresholds on lines.</summary>
    public RefinedWebLineRules LineRules { get; init; } = new();

    public override int Revision => 4;

    public override string Summary => "words that the corrections of lines remove / words that start with a letter or digit";

    public override string Origin => "Penedo et al. 2023 (RefinedWeb), G.2; DCLM dclm_baseline_refinedweb.yaml, mappers/filters/content_filters.py";

    public override PeerReasons PeerReasons => new(null, "word_removal_ratio_filter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var pass = document.Text.View<RefinedWebPasses>().By(Dialect, LineRules);
        return Ratio.Of(pass.WordsBefore - pass.WordsAfter, pass.WordsBefore);
    }
}
