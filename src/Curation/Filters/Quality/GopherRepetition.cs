using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Gopher's repetition rules. Rae et al. 2021, table A1; order, ranges and denominators of datatrove gopher_repetition_filter.py.</summary>
[Stage("gopher-repetition")]
internal sealed record GopherRepetition : Family
{
    private static readonly double[] _maxTopRatios = [0.20, 0.18, 0.16], MaxDuplicateRatios = [0.15, 0.14, 0.13, 0.12, 0.11, 0.10];

    public WordSplitter Words { get; init; } = WordSplitter.Simple;

    public override string Summary => "Gopher's repetition rules: repeated paragraphs, lines and n-grams";

    public override string Origin => "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py";

    public override IReadOnlyList<string> Dialects => ["datatrove"];

    public override IReadOnlyList<Rule> Rules =>
    [
        new("duplicate-paragraph-ratio", new DuplicateParagraphRatio { Max = 0.30 }),
        new("duplicate-paragraph-character-ratio", new DuplicateParagraphCharacterRatio { Max = 0.20 }),
        new("duplicate-line-ratio", new DuplicateLineRatio { Max = 0.30 }),
        new("duplicate-line-character-ratio", new DuplicateLineCharacterRatio { Max = 0.20 }),
        .. _maxTopRatios.Select((max, i) => Top(i + NGramStatistics.MinTopSize, max)),
        .. MaxDuplicateRatios.Select((max, i) => Duplicate(i + NGramStatistics.MinDuplicateSize, max)),
    ];

    private Rule Top(int size, double max) => new($"top-{size}-gram-character-ratio", new TopNGramCharacterRatio { Words = Words, Size = size, Max = max });

    private Rule Duplicate(int size, double max) =>
        new($"duplicate-{size}-gram-character-ratio", new DuplicateNGramCharacterRatio { Words = Words, Size = size, Max = max });
}
