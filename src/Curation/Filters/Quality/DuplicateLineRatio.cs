using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The share of lines that repeat an earlier one. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-line-ratio")]
internal sealed record DuplicateLineRatio : Filter
{
    public DuplicateLineRatio() => PeerReasons = new(null, "dup_line_frac");

    public override string Summary => "lines that repeat an earlier one / lines; runs of newlines separate";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override double Measure(Document document) => Ratio.Of(document.Text.Lines.Duplicates.Repeated, document.Text.Lines.Duplicates.Pieces);
}
