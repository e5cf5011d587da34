using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The share of lines of at most 30 code points. Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py.</summary>
[Stage("short-line-ratio")]
internal sealed record ShortLineRatio : Filter
{
    public ShortLineRatio() => PeerReasons = new(null, "short_line_ratio");

    public override string Summary => "lines of at most 30 code points / lines that are not blank";

    public override string Origin => "Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py";

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document) => Ratio.Of(document.Text.FilledLines.ShortLines, document.Text.FilledLines.Lines);
}
