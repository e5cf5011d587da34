using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>NeMo Curator's heuristics for English in the order of its pipeline. Source: config/text/heuristic_filter_english_pipeline.yaml.</summary>
/// <remarks>A text of fewer words than an n-gram has scores 1 for it there and falls; here it scores 0 and passes (the word count has dropped it
/// by then). Ties for the most frequent n-gram depend on Python's hash seed there; here the one seen first wins.</remarks>
[Stage("nemo")]
internal sealed record Nemo : Family
{
    // Rae et al. 2021 (Gopher), table A1.
    private static readonly double[] _maxTopRatios = [0.20, 0.18, 0.16], _maxDuplicateRatios = [0.15, 0.14, 0.13, 0.12, 0.11, 0.10];

    public override string Summary => "NeMo Curator's heuristics for English: characters, lines, paragraphs, words, repetition";

    public override string Origin => "NeMo Curator config/text/heuristic_filter_english_pipeline.yaml";

    public override IReadOnlyList<string> Dialects => ["english"];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("non-alphanumeric-ratio", new NemoNonAlphanumericRatio { Max = 0.25 }),
        new("symbol-word-ratio", new NemoSymbolWordRatio { Max = 0.1 }),
        new("digit-ratio", new NemoDigitRatio { Max = 0.15 }),
        new("url-character-ratio", new NemoUrlCharacterRatio { Max = 0.2 }),
        new("white-space-ratio", new NemoWhiteSpaceRatio { Max = 0.25 }),
        new("parenthesis-ratio", new NemoParenthesisRatio { Max = 0.1 }),
        new("boilerplate-paragraph-ratio", new NemoBoilerplateParagraphRatio { Max = 0.4 }),
        new("distinct-line-ratio", new NemoDistinctLineRatio { Min = 0.7 }),
        new("distinct-paragraph-ratio", new NemoDistinctParagraphRatio { Min = 0.7 }),
        new("distinct-line-character-ratio", new NemoDistinctLineCharacterRatio { Min = 0.8 }),
        new("distinct-paragraph-character-ratio", new NemoDistinctParagraphCharacterRatio { Min = 0.8 }),
        new("word-count", new NemoWordCount { Min = 50, Max = 100_000 }),
        new("open-line-ratio", new NemoOpenLineRatio { Max = 0.85 }),
        new("alphabetic-word-ratio", new NemoAlphabeticWordRatio { Min = 0.8 }),
        new("common-word-count", new NemoCommonWordCount { Min = 2 }),
        new("mean-word-length", new NemoMeanWordLength { Min = 3, Max = 10 }),
        new("longest-word", new NemoLongestWord { Max = 1000 }),
        new("ellipsis-line-ratio", new NemoEllipsisLineRatio { Max = 0.3 }),
        .. _maxTopRatios.Select((max, i) => Top(i + NemoNGrams.MinTopSize, max)),
        .. _maxDuplicateRatios.Select((max, i) => Duplicate(i + NemoNGrams.MinDuplicateSize, max)),
    ];

    private static Rule Top(int size, double max) => new($"top-{size}-gram-character-ratio", new NemoTopNGramCharacterRatio { Size = size, Max = max });

    private static Rule Duplicate(int size, double max) =>
        new($"duplicate-{size}-gram-character-ratio", new NemoDuplicateNGramCharacterRatio { Size = size, Max = max });
}
