using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of words that are an ellipsis or mostly number signs.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-symbol-word-ratio")]
internal sealed record NemoSymbolWordRatio : NemoFilter
{
    public override string Summary => "words between white space that are an ellipsis or more than half # / words";

    public override PeerReasons PeerReasons => new(null, "SymbolsToWordsFilter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var words = document.Text.View<NemoWords>();
        return Ratio.Of(words.SymbolWords, words.Words);
    }
}
