using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of words with an ASCII letter.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-alphabetic-word-ratio")]
internal sealed record NemoAlphabeticWordRatio : NemoFilter
{
    public override string Summary => "words with one of a-z, A-Z / words between white space";

    public override PeerReasons PeerReasons => new("WordsWithoutAlphabetsFilter", null);

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var words = document.Text.View<NemoWords>();
        return Ratio.Of(words.AlphabeticWords, words.Words);
    }
}
