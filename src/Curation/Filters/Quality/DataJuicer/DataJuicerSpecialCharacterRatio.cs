using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The share of characters that are neither letter nor word mark: punctuation, symbols, digits, white space, emoji.
/// Data-Juicer ops/filter/special_characters_filter.py.</summary>
[Stage("data-juicer-special-character-ratio")]
internal sealed record DataJuicerSpecialCharacterRatio : DataJuicerFilter
{
    public override string Summary => "ASCII marks, digits and white space, and other marks, symbols, spaces / characters; 0 for an empty text";

    public override PeerReasons PeerReasons => new("special_characters_filter", "special_characters_filter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document) => Share(document.Text.View<DataJuicerCharacters>().Special, document.Text.Characters.CodePoints);
}
