using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The length of the longest line.
/// Data-Juicer ops/filter/maximum_line_length_filter.py.</summary>
[Stage("data-juicer-longest-line")]
internal sealed record DataJuicerLongestLine : DataJuicerFilter
{
    public override string Summary => "characters of the longest line";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new("maximum_line_length_filter", "maximum_line_length_filter");

    public override double Measure(Document document) => document.Text.View<DataJuicerLines>().LongestCodePoints;
}
