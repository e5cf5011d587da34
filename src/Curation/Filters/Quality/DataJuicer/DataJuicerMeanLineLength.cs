using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The mean length of lines.
/// Data-Juicer ops/filter/average_line_length_filter.py.</summary>
[Stage("data-juicer-mean-line-length")]
internal sealed record DataJuicerMeanLineLength : DataJuicerFilter
{
    public override string Summary => "characters of the text / lines, blank ones and line ends included; 0 for an empty text";

    public override PeerReasons PeerReasons => new("average_line_length_filter", "average_line_length_filter");

    public override double Measure(Document document) => Share(document.Text.Characters.CodePoints, document.Text.View<DataJuicerLines>().Lines);
}
