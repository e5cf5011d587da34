using Curation.Core;

namespace Curation.Filters.Page;

/// <summary>Whether a page asks not to be used for training. W3C TDM Reservation Protocol; noai as DeviantArt introduced it; robots meta tags.</summary>
[Stage("reserved-rights")]
internal sealed record ReservedRights : Filter
{
    /// <summary>The declarations that count.</summary>
    public IReadOnlyList<string> Names { get; init; } = ["noai", "tdm-reserved"];

    public override string Summary => "how many of the named declarations the page makes: noai, noimageai, tdm-reserved, or robots directives";

    public override string Origin => "W3C TDM Reservation Protocol; noai meta tag; robots meta tag";

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Page?.Rights is { } rights ? rights.Split(' ').Count(Names.Contains) : 0;
}
