using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Gopher's quality rules. Rae et al. 2021, A.1.1; order, ranges and denominators of datatrove gopher_quality_filter.py.</summary>
[Stage("gopher-quality")]
internal sealed record GopherQuality : Family
{
    public WordSplitter Words { get; init; } = WordSplitter.Simple;

    public override string Summary => "Gopher's quality rules: length, word shapes, symbols, bullets, ellipses, stop words";

    public override string Origin => "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py";

    public override IReadOnlyList<string> Dialects => ["datatrove"];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("word-count", new WordCount { Words = Words, Min = 50, Max = 100_000 }),
        new("mean-word-length", new MeanWordLength { Words = Words, Min = 3, Max = 10 }),
        new("hash-ratio", new HashRatio { Words = Words, Max = 0.1 }),
        new("ellipsis-ratio", new EllipsisRatio { Words = Words, Max = 0.1 }),
        new("bullet-line-ratio", new BulletLineRatio { Max = 0.9 }),
        new("ellipsis-line-ratio", new EllipsisLineRatio { Max = 0.3 }),
        new("alphabetic-word-ratio", new AlphabeticWordRatio { Words = Words, Min = 0.8 }),
        new("stop-word-count", new StopWordCount { Words = Words, Min = 2 }),
    ];
}
