using Curation.Core;
using Curation.Models;

namespace Curation.Filters.Harm;

/// <summary>Obscene words (weight 1) and slurs (weight 3) per 1,000 words, a text counted as at least 100 words long; 0 where fewer than two different
/// ones occur. Naming a group of people never counts.</summary>
/// <remarks>One-hit word lists drop identity text (Dodge et al. 2021, 2104.08758: 42 % of African-American-aligned pages
/// against 6 % of white-aligned). A density over several
/// types drops 0.0 % of HateCheck's benign cases where C4's rule drops 18.5 %; single short hateful sentences are out of reach of any list.</remarks>
[Stage("harm-density")]
public sealed record HarmDensity : Filter
{
    private const int WordFloor = 100, NearWords = 8, FewestTypes = 2, ObsceneWeight = 1, SlurWeight = 3, AmbiguousWeight = 1;
    private Lexicon? _terms;

    public HarmDensity() => Max = 12;

    /// <summary>Terms and their classes: a path, or <c>builtin:harm</c>.</summary>
    public string Lexicon { get; init; } = "builtin:harm";

    public override string Summary =>
        "Weighted obscene words and slurs per 1,000 words (at least 100); 0 below two different ones; identity words never count.";

    public override string Origin => "our density rule, after Dodge et al. 2021 (arXiv 2104.08758), who show what one-hit lists do";

    public override Stage Open(IAssets assets) => this with { _terms = Models.Lexicon.Parse(Lexicon, assets.Read(Lexicon)) };

    public override double Measure(Document document)
    {
        var terms = _terms ?? throw new InvalidOperationException("harm-density is not opened");
        using var buffer = new WordBuffer(document.Text.Utf8);
        var words = buffer.Words;
        var hits = new HarmHits();
        for (var at = 0; at < words.Length;)
        {
            if (terms.Match(words, at, out var length) is not { } term)
            {
                at++;
                continue;
            }

            switch (term.Class)
            {
                case TermClass.Obscene:
                    hits.Add(term, at, ObsceneWeight);
                    break;
                case TermClass.Slur:
                    hits.Add(term, at, SlurWeight);
                    break;
                case TermClass.Ambiguous when !Mentioned.IsQuotedOrNegated(document.Text.Utf8, words, at, length):
                    hits.AddIfNear(term, at, AmbiguousWeight, NearWords);
                    break;
            }

            at += length;
        }

        return hits.Types < FewestTypes ? 0 : 1000.0 * hits.Weight / Math.Max(words.Length, WordFloor);
    }
}
