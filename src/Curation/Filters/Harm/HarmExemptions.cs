using Curation.Core;

namespace Curation.Filters.Harm;

/// <summary>How many harmful words were let pass, as they are quoted, denied, spoken about, or ambiguous and alone.</summary>
[Stage("harm-exemptions")]
internal sealed record HarmExemptions : Filter
{
    private HarmView? _view;

    /// <summary>Terms and their classes.</summary>
    public string Lexicon { get; init; } = "builtin:harm";

    /// <summary>Terms of a text's language count, and those of none; of this one where no stage before names it, or the lexicon has no terms of it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The one reason to count; null: all.</summary>
    public HarmExemption? Reason { get; init; }

    /// <summary>Domains of medicine, law or education, whose pages are exempt; a path or <c>builtin:name</c>.</summary>
    public string? ExemptHosts { get; init; }

    internal SharedHarm? Shared { get; init; }

    public override bool IsInteger => true;

    public override int Revision => 6;

    public override bool ReadsLanguage => true;

    public override PeerReasons PeerReasons => PeerReasons.Unnamed;

    public override string Summary => "number of harmful words that do not count: quoted, denied, spoken about, or ambiguous and alone";

    public override string Origin => "use and mention, kept apart so that explaining a slur is not using it";

    public override Stage Open(IAssets assets) => this with { _view = HarmView.Open(assets, Lexicon, Language, ExemptHosts, Shared) };

    public override double Measure(Document document) => (_view ?? throw new InvalidOperationException("harm-exemptions is not opened"))
        .Of(document).Hits.Count(hit => Reason is { } reason ? hit.Exemption == reason : !hit.Counts);
}
