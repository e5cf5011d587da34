using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The number of words, punctuation marks not counted. Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("word-count")]
internal sealed record WordCount : Filter
{
    public WordCount() => PeerReasons = new("gopher_short_doc", "gopher_long_doc");

    public WordSplitter Words { get; init; } = WordSplitter.Simple;

    public override string Summary => "number of words, punctuation marks not counted";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Text.By(Words).Statistics.PlainWords;
}
