using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of lines that trail off.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-ellipsis-line-ratio")]
internal sealed record NemoEllipsisLineRatio : NemoFilter
{
    public override string Summary => "lines that end in ... [...] … (...) […] -» or read more / lines that are not blank";

    public override PeerReasons PeerReasons => new(null, "EllipsisFilter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var lines = document.Text.View<NemoLines>();
        return Ratio.Of(lines.EllipsisLines, lines.Lines.Count);
    }
}
