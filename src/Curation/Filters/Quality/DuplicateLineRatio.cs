using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of lines that repeat an earlier one. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-line-ratio")]
internal sealed record DuplicateLineRatio : Filter
{
    public DuplicateLineRatio() => PeerReasons = new(null, "dup_line_frac");

    /// <summary>Whose lines they are.</summary>
    public GopherDialect Dialect { get; init; }

    public override int Revision => 3;

    public override string Summary => "lines that repeat an earlier one, or all that are repeated (dialects but datatrove) / lines";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var found = document.Text.Lines(Dialect).Duplicates;
        return Ratio.Of(Dialect == GopherDialect.Datatrove ? found.Repeated : found.AllRepeated, found.Pieces);
    }
}
