using Curation.Core;

namespace Curation.Filters.Harm;

/// <summary>Harmful text: paragraphs full of obscene words and slurs are cut first, and a page falls that has too many of them; or, to compare with, C4's
/// block list in datatrove's, the published, and Dolma's form.</summary>
/// <remarks>Source: our density rule, after Dodge et al. 2021 (2104.08758); datatrove <c>c4_filters.py</c>; Raffel et al. 2020 (T5), section 2.2; Dolma
/// <c>taggers/c4.py</c>.</remarks>
[Stage("harm")]
internal sealed record Harm : Family
{
    public override string Summary =>
        "Cuts paragraphs full of obscene words and slurs and drops pages made of them; identity words, quotations and mentions never count.";

    public override string Origin =>
        "our density rule, after Dodge et al. 2021 (arXiv 2104.08758); datatrove c4_filters.py; Raffel et al. 2020 (T5); Dolma taggers/c4.py";

    public override IReadOnlyList<string> Dialects => ["density", "c4", "c4-original", "dolma"];

    /// <summary>Terms and their classes: a path, or <c>builtin:harm</c>.</summary>
    public string Lexicon { get; init; } = "builtin:harm";

    /// <summary>Terms of a text's language count, and those of none; of this one where no stage before names it, or the lexicon has no terms of it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Domains of medicine, law or education, whose pages are exempt.</summary>
    public string? ExemptHosts { get; init; }

    public override IReadOnlyList<Rule> Rules => ChosenDialect switch
    {
        "density" => Ours(new SharedHarm()),
        "c4" => [new("bad-words", new C4BadWords { Lexicon = Lexicon, Language = Language })],
        "dolma" => [new("bad-words", new C4BadWords { Lexicon = Lexicon, Language = Language, Edges = WordEdges.Spaces })],
        _ => [new("bad-words", new C4BadWords { Lexicon = Lexicon, Language = Language, Edges = WordEdges.Letters })],
    };

    private List<Rule> Ours(SharedHarm shared) =>
    [
        new("exemptions", new HarmExemptions { Lexicon = Lexicon, Language = Language, ExemptHosts = ExemptHosts, Shared = shared }),
        new("paragraph-ratio", new HarmParagraphRatio { Lexicon = Lexicon, Language = Language, ExemptHosts = ExemptHosts, Max = 0.3, Shared = shared }),
        new("paragraphs", new HarmParagraphs { Lexicon = Lexicon, Language = Language, ExemptHosts = ExemptHosts, Shared = shared }),
        new("density", new HarmDensity { Lexicon = Lexicon, Language = Language, ExemptHosts = ExemptHosts, Shared = shared }),
    ];
}
