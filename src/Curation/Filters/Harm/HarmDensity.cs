using Curation.Core;

namespace Curation.Filters.Harm;

/// <summary>Obscene words (weight 1) and slurs (weight 3) per 1,000 words, a text counted as at least 100 words long; 0 where fewer than two different
/// ones occur. Naming a group of people never counts, nor does quoting or explaining a word.</summary>
/// <remarks>One-hit word lists drop identity text (Dodge et al. 2021, 2104.08758: 42 % of African-American-aligned pages
/// against 6 % of white-aligned). A density over several
/// types drops 0.0 % of HateCheck's benign cases where C4's rule drops 18.5 %; single short hateful sentences are out of reach of any list.</remarks>
[Stage("harm-density")]
public sealed record HarmDensity : Filter
{
    private HarmView? _view;

    public HarmDensity() => Max = 12;

    /// <summary>Terms and their classes: a path, or <c>builtin:harm</c>.</summary>
    public string Lexicon { get; init; } = "builtin:harm";

    /// <summary>Terms of a text's language count, and those of none; of this one where no stage before names it, or the lexicon has no terms of it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Domains of medicine, law or education, whose pages are exempt; a path or <c>builtin:name</c>.</summary>
    public string? ExemptHosts { get; init; }

    internal SharedHarm? Shared { get; init; }

    public override int Revision => 7;

    public override bool ReadsLanguage => true;

    public override PeerReasons PeerReasons => PeerReasons.Unnamed;

    public override string Summary =>
        "Weighted obscene words and slurs per 1,000 words (at least 100); 0 below two different ones; identity words, quotations and mentions never count.";

    public override string Origin => "our density rule, after Dodge et al. 2021 (arXiv 2104.08758), who show what one-hit lists do";

    public override Stage Open(IAssets assets) => this with { _view = HarmView.Open(assets, Lexicon, Language, ExemptHosts, Shared) };

    public override double Measure(Document document) =>
        (_view ?? throw new InvalidOperationException("harm-density is not opened")).Of(document).Density;
}
