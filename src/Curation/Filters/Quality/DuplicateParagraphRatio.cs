using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The share of paragraphs that repeat an earlier one. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-paragraph-ratio")]
internal sealed record DuplicateParagraphRatio : Filter
{
    public DuplicateParagraphRatio() => PeerReasons = new(null, "dup_para_frac");

    public override string Summary => "paragraphs that repeat an earlier one / paragraphs";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override double Measure(Document document) => Ratio.Of(document.Text.Paragraphs.Duplicates.Repeated, document.Text.Paragraphs.Duplicates.Pieces);
}
