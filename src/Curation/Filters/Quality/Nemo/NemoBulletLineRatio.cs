using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of lines that start with one of twelve bullets. Not in the English pipeline.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-bullet-line-ratio")]
internal sealed record NemoBulletLineRatio : NemoFilter
{
    public override string Summary => "lines that start with one of twelve bullets / lines that are not blank";

    public override PeerReasons PeerReasons => new(null, "BulletsFilter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var lines = document.Text.View<NemoLines>();
        return Ratio.Of(lines.BulletLines, lines.Lines.Count);
    }
}
