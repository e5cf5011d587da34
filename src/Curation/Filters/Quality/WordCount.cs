using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>The number of words, punctuation marks not counted. Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("word-count")]
internal sealed record WordCount : Filter
{
    public WordCount() => PeerReasons = new("gopher_short_doc", "gopher_long_doc");

    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    /// <summary>Which of them count: plain (any with more than marks), alphanumeric (that start with a letter or number), or all.</summary>
    public WordKind Count { get; init; }

    public override string Summary => "number of words";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override bool IsInteger => true;

    public override int Revision => 2;

    public override double Measure(Document document) => Count switch
    {
        WordKind.Plain => document.Text.By(Words).Statistics.PlainWords,
        WordKind.Alphanumeric => document.Text.By(Words).Further.AlphanumericWords,
        _ => document.Text.By(Words).Words.Count,
    };
}
