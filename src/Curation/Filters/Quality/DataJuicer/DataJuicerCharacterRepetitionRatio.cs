using Curation.Core;
using Curation.Text;
using System.ComponentModel.DataAnnotations;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The share of the most frequent character n-grams.
/// Data-Juicer ops/filter/character_repetition_filter.py.</summary>
[Stage("data-juicer-character-repetition-ratio")]
internal sealed record DataJuicerCharacterRepetitionRatio : DataJuicerFilter
{
    /// <summary>Characters in an n-gram.</summary>
    [Range(1, 1000)]
    public int Size { get; init; } = 10;

    public override string Summary => "the most frequent n-grams of characters, as many as the root of how many differ / n-grams; 0 below n characters";

    public override PeerReasons PeerReasons => new("character_repetition_filter", "character_repetition_filter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var grams = CharacterGrams.Of(document.Text.Utf8, Size);
        return Share(grams.TotalOfTop(Math.Min((int)Math.Sqrt(grams.Distinct), grams.Repeated)), grams.Total);
    }
}
