using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of lines that are left when each is taken once.
/// NeMo Curator stages/text/filters/heuristic/repetition.py.</summary>
[Stage("nemo-distinct-line-ratio")]
internal sealed record NemoDistinctLineRatio : NemoFilter
{
    public override string Summary => "different lines / lines, blank ones left out; 1 where there are none";

    public override PeerReasons PeerReasons => new("RepeatedLinesFilter", null);

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var lines = document.Text.View<NemoLines>().Lines;
        return Share(lines.Distinct, lines.Count);
    }
}
