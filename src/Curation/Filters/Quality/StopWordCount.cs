using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>How many of eight English stop words occur, each counted once. Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py.</summary>
[Stage("stop-word-count")]
internal sealed record StopWordCount : Filter
{
    private const int DistinctWords = 8;

    public StopWordCount() => PeerReasons = new("gopher_enough_stop_words", null);

    /// <summary>How the text is cut into words.</summary>
    public WordSplitter Words { get; init; }

    /// <summary>Whether each counts once, however often it occurs.</summary>
    public bool Distinct { get; init; } = true;

    /// <summary>Whether capitals count as small letters, where repeats count.</summary>
    public bool IgnoreCase { get; init; }

    public override string Summary => "how many of the, be, to, of, and, that, have, with occur";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override bool IsInteger => true;

    public override Bounds Bounds => Distinct ? new Bounds(0, DistinctWords) : Bounds.Number;

    public override int Revision => 2;

    public override double Measure(Document document) => Distinct ? document.Text.By(Words).Statistics.DistinctStopWords
        : IgnoreCase ? document.Text.By(Words).Further.StopWordsInAnyCase : document.Text.By(Words).Further.StopWords;

    public override Stage Open(IAssets assets) => !(Distinct && IgnoreCase)
        ? this : throw new RecipeException("stop-word-count: ignore-case is true with distinct, expected distinct: false beside it");
}
