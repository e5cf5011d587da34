using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The length of the longest word, with the marks that touch it.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-longest-word")]
internal sealed record NemoLongestWord : NemoFilter
{
    public override string Summary => "characters of the longest word between white space";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new(null, "LongWordFilter");

    public override double Measure(Document document) => document.Text.View<NemoWords>().LongestCodePoints;
}
