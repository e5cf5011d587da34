using System.ComponentModel.DataAnnotations;
using Curation.Core;

namespace Curation.Filters.Harm;

/// <summary>The share of paragraphs that <see cref="HarmParagraphs"/> cuts.</summary>
/// <remarks>Source: our rule; a page that loses more than 30 % of its paragraphs is dropped whole.</remarks>
[Stage("harm-paragraph-ratio")]
internal sealed record HarmParagraphRatio : Filter
{
    private HarmParagraphs? _paragraphs;

    /// <summary>Terms and their classes.</summary>
    public string Lexicon { get; init; } = "builtin:harm";

    /// <summary>Terms of a text's language count, and those of none; of this one where no stage before names it, or the lexicon has no terms of it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The density above which a paragraph goes.</summary>
    [Range(0.0, double.MaxValue)]
    public double MaxDensity { get; init; } = 12;

    /// <summary>Domains of medicine, law or education, whose pages are exempt; a path or <c>builtin:name</c>.</summary>
    public string? ExemptHosts { get; init; }

    internal SharedHarm? Shared { get; init; }

    public override int Revision => 6;

    public override bool ReadsLanguage => true;

    public override PeerReasons PeerReasons => PeerReasons.Unnamed;

    public override string Summary => "share of paragraphs with more obscene words and slurs than allowed";

    public override string Origin => "our span-level rule, after Dodge et al. 2021 (arXiv 2104.08758)";

    public override Stage Open(IAssets assets) =>
        this with { _paragraphs = (HarmParagraphs)new HarmParagraphs
        {
            Lexicon = Lexicon,
            Language = Language,
            MaxDensity = MaxDensity,
            ExemptHosts = ExemptHosts,
            Shared = Shared,
        }.Open(assets) };

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var (cut, paragraphs) = (_paragraphs ?? throw new InvalidOperationException("harm-paragraph-ratio is not opened")).Cut(document);
        return paragraphs == 0 ? 0 : (double)cut.Count / paragraphs;
    }
}
