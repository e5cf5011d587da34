using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The share of letters and digits.
/// Data-Juicer ops/filter/alphanumeric_filter.py.</summary>
[Stage("data-juicer-alphanumeric-ratio")]
internal sealed record DataJuicerAlphanumericRatio : DataJuicerFilter
{
    public override string Summary => "letters and numbers of any script / characters; 0 for an empty text";

    public override PeerReasons PeerReasons => new("alphanumeric_filter", "alphanumeric_filter");

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document) => Share(document.Text.View<DataJuicerCharacters>().Alphanumeric, document.Text.Characters.CodePoints);
}
