using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.RefinedWeb;

/// <summary>RefinedWeb's corrections of lines. Penedo et al. 2023 (RefinedWeb), G.2; DCLM mappers/modifiers.py.</summary>
[Stage("refined-web-lines")]
internal sealed record RefinedWebLines : Transform
{
    /// <summary>Whose rules.</summary>
    public RefinedWebDialect Dialect { get; init; }

    /// <summary>The thresholds on lines.</summary>
    public RefinedWebLineRules LineRules { get; init; } = new();

    public override int Revision => 3;

    public override string Summary =>
        "drops lines of capitals, of digits, of one word, and counters such as 3 likes; cuts items in cart, Read more... and Sign-in out of short lines";

    public override string Origin => "Penedo et al. 2023 (RefinedWeb), G.2; DCLM dclm_baseline_refinedweb.yaml, mappers/modifiers.py";

    public override bool CountsCuts => true;

    public override DocumentText Apply(Document document) => document.Text.View<RefinedWebPasses>().By(Dialect, LineRules).Cleaned;
}
