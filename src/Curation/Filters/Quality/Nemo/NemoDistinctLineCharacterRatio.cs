using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of characters that is left when each of the lines is taken once.
/// NeMo Curator stages/text/filters/heuristic/repetition.py.</summary>
[Stage("nemo-distinct-line-character-ratio")]
internal sealed record NemoDistinctLineCharacterRatio : NemoFilter
{
    public override string Summary => "characters of different lines / characters of lines; 1 where there are none";

    public override PeerReasons PeerReasons => new("RepeatedLinesByCharFilter", null);

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var lines = document.Text.View<NemoLines>().Lines;
        return Share(lines.DistinctCodePoints, lines.CodePoints);
    }
}
