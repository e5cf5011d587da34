using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of lines without an end mark.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-open-line-ratio")]
internal sealed record NemoOpenLineRatio : NemoFilter
{
    public override string Summary => "lines that end in none of . ? ! \" ' / lines that are not blank";

    public override PeerReasons PeerReasons => new(null, "PunctuationFilter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var lines = document.Text.View<NemoLines>();
        return Ratio.Of(lines.LinesWithoutEndMark, lines.Lines.Count);
    }
}
