using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The mean length of words in code points, punctuation marks not counted.
/// Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("mean-word-length")]
internal sealed record MeanWordLength : Filter
{
    public MeanWordLength() => PeerReasons = new("gopher_below_avg_threshold", "gopher_above_avg_threshold");

    public WordSplitter Words { get; init; } = WordSplitter.Simple;

    public override string Summary => "mean length of words in code points, punctuation marks not counted";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override double Measure(Document document)
    {
        var words = document.Text.By(Words).Statistics;
        return Ratio.Of(words.PlainWordCodePoints, words.PlainWords);
    }
}
