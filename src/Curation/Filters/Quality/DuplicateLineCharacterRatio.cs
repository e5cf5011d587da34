using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of the text in lines that repeat an earlier one. Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-line-character-ratio")]
internal sealed record DuplicateLineCharacterRatio : Filter
{
    public DuplicateLineCharacterRatio() => PeerReasons = new(null, "dup_line_char_frac");

    /// <summary>Whose lines they are.</summary>
    public GopherDialect Dialect { get; init; }

    public override int Revision => 3;

    public override string Summary => "length of lines that repeat an earlier one, or of all that are repeated (dialects but datatrove) / length of all";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    // Dolma's lines hold the spaces that its whole leaves out
    public override Bounds Bounds => Dialect is GopherDialect.Dolma or GopherDialect.DolmaV1 ? Bounds.Number : Bounds.Share;

    public override double Measure(Document document)
    {
        var found = document.Text.Lines(Dialect).Duplicates;
        return Dialect switch
        {
            GopherDialect.Datatrove => Ratio.Of(found.RepeatedLength, document.Text.Characters.CodePoints),
            GopherDialect.Dolma or GopherDialect.DolmaV1 => Ratio.Of(found.AllRepeatedLength, document.Text.By(WordSplitter.Whitespace).Words.CodePoints),
            _ => Ratio.Of(found.AllRepeatedLength, found.Length),
        };
    }
}
