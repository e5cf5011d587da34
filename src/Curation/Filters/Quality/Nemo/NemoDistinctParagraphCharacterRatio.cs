using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of characters that is left when each of the paragraphs is taken once.
/// NeMo Curator stages/text/filters/heuristic/repetition.py.</summary>
[Stage("nemo-distinct-paragraph-character-ratio")]
internal sealed record NemoDistinctParagraphCharacterRatio : NemoFilter
{
    public override string Summary => "characters of different paragraphs / characters of paragraphs; 1 where there are none";

    public override PeerReasons PeerReasons => new("RepeatedParagraphsByCharFilter", null);

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var paragraphs = document.Text.View<NemoLines>().Paragraphs;
        return Share(paragraphs.DistinctCodePoints, paragraphs.CodePoints);
    }
}
