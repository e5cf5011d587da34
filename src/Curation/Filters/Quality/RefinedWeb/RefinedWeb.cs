using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.RefinedWeb;

/// <summary>RefinedWeb's corrections of lines, and the rule that drops a page of which they take too much; runs behind the rules on documents.
/// Penedo et al. 2023 (RefinedWeb), G.2.</summary>
/// <remarks>Phrases are compared without the case of ASCII letters. The share is measured before the lines go, on the text that will be left.</remarks>
[Stage("refined-web")]
internal sealed record RefinedWeb : Family
{
    /// <summary>The thresholds on lines, which both rules follow.</summary>
    public RefinedWebLineRules LineRules { get; init; } = new();

    public override string Summary => "RefinedWeb's line-wise corrections, and the share of words they may remove";

    public override string Origin => "Penedo et al. 2023 (RefinedWeb), G.2; DCLM dclm_baseline_refinedweb.yaml; datamap-rs";

    public override IReadOnlyList<string> Dialects => ["dclm", "datamap"];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("removed-word-ratio", new RefinedWebRemovedWordRatio { Dialect = Lines, LineRules = LineRules, Max = 0.05 }),
        new("lines", new RefinedWebLines { Dialect = Lines, LineRules = LineRules }),
    ];

    private RefinedWebDialect Lines => ChosenDialect == "datamap" ? RefinedWebDialect.Datamap : RefinedWebDialect.Dclm;
}
