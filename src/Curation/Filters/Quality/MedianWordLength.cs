using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The median length of words. Dolma taggers/gopher.py (gopher_v1).</summary>
[Stage("median-word-length")]
internal sealed record MedianWordLength : Filter
{
    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; } = WordSplitter.Whitespace;

    public override string Summary => "median length of words in code points";

    public override string Origin => "Dolma taggers/gopher.py (gopher_v1)";

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var words = document.Text.By(Words);
        return words.Words.Count == 0 ? 0 : words.Further.TwiceMedianLength / 2.0;
    }
}
