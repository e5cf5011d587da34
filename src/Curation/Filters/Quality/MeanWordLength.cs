using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The mean length of words in code points, punctuation marks not counted.
/// Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
/// <remarks>In datatrove the mean of no words is no number, so that a text of marks alone passes on to the rules on marks.</remarks>
[Stage("mean-word-length")]
internal sealed record MeanWordLength : Filter
{
    public MeanWordLength() => PeerReasons = new("gopher_below_avg_threshold", "gopher_above_avg_threshold");

    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    /// <summary>Whether punctuation marks count as words.</summary>
    public bool AllWords { get; init; }

    /// <summary>Whether lengths are bytes.</summary>
    public bool InBytes { get; init; }

    public override string Summary => "mean length of words; undefined where none is counted, 0 with all-words";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override int Revision => 3;

    public override double Measure(Document document)
    {
        var words = document.Text.By(Words);
        if (AllWords) return Ratio.Of(InBytes ? words.Further.Bytes : words.Words.CodePoints, words.Words.Count);
        var plain = words.Statistics;
        return plain.PlainWords == 0 ? double.NaN : Ratio.Of(plain.PlainWordCodePoints, plain.PlainWords);
    }

    public override Stage Open(IAssets assets) => AllWords || !InBytes
        ? this : throw new RecipeException("mean-word-length: in-bytes is true, expected all-words: true beside it");
}
