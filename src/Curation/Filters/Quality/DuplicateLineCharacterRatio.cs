using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The share of the text in lines that repeat an earlier one. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-line-character-ratio")]
internal sealed record DuplicateLineCharacterRatio : Filter
{
    public DuplicateLineCharacterRatio() => PeerReasons = new(null, "dup_line_char_frac");

    public override string Summary => "code points of lines that repeat an earlier one / code points of the text";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override double Measure(Document document) => Ratio.Of(document.Text.Lines.Duplicates.RepeatedLength, document.Text.Characters.CodePoints);
}
