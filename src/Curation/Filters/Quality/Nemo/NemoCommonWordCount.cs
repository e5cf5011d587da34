using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>How often eight common English words occur.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-common-word-count")]
internal sealed record NemoCommonWordCount : NemoFilter
{
    public override string Summary => "occurrences of the, be, to, of, and, that, have, with in lower case between white space";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new("CommonEnglishWordsFilter", null);

    public override double Measure(Document document) => document.Text.View<NemoWords>().CommonWords;
}
