using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The number of words: pieces between spaces, tabs and newlines that hold more than special characters.
/// Data-Juicer ops/filter/words_num_filter.py.</summary>
[Stage("data-juicer-word-count")]
internal sealed record DataJuicerWordCount : DataJuicerFilter
{
    public override string Summary => "pieces between spaces, tabs and newlines that hold more than special characters";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new("words_num_filter", "words_num_filter");

    public override int Revision => 2;

    public override double Measure(Document document) => document.Text.View<DataJuicerWords>().Hashes.Length;
}
