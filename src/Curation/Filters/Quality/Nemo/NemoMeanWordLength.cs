using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The mean length of words, with the marks that touch them.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-mean-word-length")]
internal sealed record NemoMeanWordLength : NemoFilter
{
    public override string Summary => "characters of words between white space / words";

    public override PeerReasons PeerReasons => new("MeanWordLengthFilter", "MeanWordLengthFilter");

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var words = document.Text.View<NemoWords>();
        return Ratio.Of(words.CodePoints, words.Words);
    }
}
