using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The number of words between white space.
/// NeMo Curator stages/text/filters/heuristic/string.py.</summary>
[Stage("nemo-word-count")]
internal sealed record NemoWordCount : NemoFilter
{
    public override string Summary => "number of words between white space";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new("WordCountFilter", "WordCountFilter");

    public override double Measure(Document document) => document.Text.View<NemoWords>().Words;
}
