using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>How many of eight English stop words occur, each counted once. Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("stop-word-count")]
internal sealed record StopWordCount : Filter
{
    public StopWordCount() => PeerReasons = new("gopher_enough_stop_words", null);

    public WordSplitter Words { get; init; } = WordSplitter.Simple;

    public override string Summary => "how many of the, be, to, of, and, that, have, with occur in lower case, each counted once";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Text.By(Words).Statistics.DistinctStopWords;
}
