using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The share of words with a letter, among all words and punctuation marks.
/// Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("alphabetic-word-ratio")]
internal sealed record AlphabeticWordRatio : Filter
{
    public AlphabeticWordRatio() => PeerReasons = new("gopher_below_alpha_threshold", null);

    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    public override string Summary => "words with at least one letter / words, punctuation marks counted as words";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var words = document.Text.By(Words).Statistics;
        return Ratio.Of(words.AlphabeticWords, words.Words);
    }
}
