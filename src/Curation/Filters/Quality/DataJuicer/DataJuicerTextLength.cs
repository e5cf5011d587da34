using Curation.Core;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The length of the text.
/// Data-Juicer ops/filter/text_length_filter.py.</summary>
[Stage("data-juicer-text-length")]
internal sealed record DataJuicerTextLength : DataJuicerFilter
{
    public override string Summary => "characters of the text";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new("text_length_filter", "text_length_filter");

    public override double Measure(Document document) => document.Text.Characters.CodePoints;
}
