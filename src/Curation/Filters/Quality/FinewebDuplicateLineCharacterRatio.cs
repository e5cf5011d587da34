using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The share of the text, newlines left out, in lines that repeat an earlier one.
/// Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py.</summary>
[Stage("fineweb-duplicate-line-character-ratio")]
internal sealed record FinewebDuplicateLineCharacterRatio : Filter
{
    public FinewebDuplicateLineCharacterRatio() => PeerReasons = new(null, "char_dup_ratio");

    public override string Summary => "code points of lines that repeat an earlier one / code points that are no newline";

    public override string Origin => "Penedo et al. 2024 (FineWeb), section 3.6; datatrove fineweb_quality_filter.py";

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var characters = document.Text.Characters;
        return Ratio.Of(document.Text.FilledLines.Duplicates.RepeatedLength, characters.CodePoints - characters.Newlines);
    }
}
