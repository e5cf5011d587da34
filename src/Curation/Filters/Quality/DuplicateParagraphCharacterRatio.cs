using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of the text in paragraphs that repeat an earlier one.
/// Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py.</summary>
[Stage("duplicate-paragraph-character-ratio")]
internal sealed record DuplicateParagraphCharacterRatio : Filter
{
    public DuplicateParagraphCharacterRatio() => PeerReasons = new(null, "dup_para_char_frac");

    /// <summary>Whose paragraphs they are.</summary>
    public GopherDialect Dialect { get; init; }

    public override string Summary => "length of paragraphs that repeat an earlier one, or of all that are repeated (dialects but datatrove) / length of all";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var found = document.Text.Paragraphs(Dialect).Duplicates;
        return Dialect switch
        {
            GopherDialect.Datatrove => Ratio.Of(found.RepeatedLength, document.Text.Characters.CodePoints),
            _ => Ratio.Of(found.AllRepeatedLength, found.Length),
        };
    }
}
