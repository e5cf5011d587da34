using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The share of lines that end in an ellipsis. Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("ellipsis-line-ratio")]
internal sealed record EllipsisLineRatio : Filter
{
    public EllipsisLineRatio() => PeerReasons = new(null, "gopher_too_many_end_ellipsis");

    public override string Summary => "lines that end in ... or … / lines, blank ones included";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override double Measure(Document document) => Ratio.Of(document.Text.Lines.EllipsisLines, document.Text.Lines.Lines);
}
