using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of paragraphs that are left when each is taken once.
/// NeMo Curator stages/text/filters/heuristic/repetition.py.</summary>
[Stage("nemo-distinct-paragraph-ratio")]
internal sealed record NemoDistinctParagraphRatio : NemoFilter
{
    public override string Summary => "different paragraphs / paragraphs, blank ones left out; 1 where there are none";

    public override PeerReasons PeerReasons => new("RepeatedParagraphsFilter", null);

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var paragraphs = document.Text.View<NemoLines>().Paragraphs;
        return Share(paragraphs.Distinct, paragraphs.Count);
    }
}
