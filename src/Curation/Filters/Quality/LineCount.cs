using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The number of lines that are not blank. Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py.</summary>
[Stage("line-count")]
internal sealed record LineCount : Filter
{
    public LineCount() => PeerReasons = new("empty", null);

    public override string Summary => "number of lines that are not blank";

    public override string Origin => "Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py";

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Text.FilledLines.Lines;
}
