using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of paragraphs that repeat an earlier one. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-paragraph-ratio")]
internal sealed record DuplicateParagraphRatio : Filter
{
    public DuplicateParagraphRatio() => PeerReasons = new(null, "dup_para_frac");

    /// <summary>Whose paragraphs they are.</summary>
    public GopherDialect Dialect { get; init; }

    public override string Summary => "paragraphs that repeat an earlier one, or all that are repeated (dialects but datatrove) / paragraphs";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var found = document.Text.Paragraphs(Dialect).Duplicates;
        return Ratio.Of(Dialect == GopherDialect.Datatrove ? found.Repeated : found.AllRepeated, found.Pieces);
    }
}
