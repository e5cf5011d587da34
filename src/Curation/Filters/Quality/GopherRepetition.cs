using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Gopher's repetition rules. Rae et al. 2021, table A1; order, ranges and denominators of datatrove gopher_repetition_filter.py, DCLM's
/// massive_web_repetition_filters, Dolma taggers/gopher.py with the ranges of its mixes, or datamap-rs.</summary>
/// <remarks>In a text without words or lines every share is 0, and passes. Dolma's mixes ask for the most frequent n-grams under a name that the
/// tagger does not write, so that its rules never fire; here they do.</remarks>
[Stage("gopher-repetition")]
internal sealed record GopherRepetition : Family
{
    private static readonly double[] _maxTopRatios = [0.20, 0.18, 0.16], MaxDuplicateRatios = [0.15, 0.14, 0.13, 0.12, 0.11, 0.10];

    /// <summary>How words are cut; null: as the dialect does (datatrove: spacy-en; dclm and datamap: uax29-words; dolma and dolma-v1: whitespace).</summary>
    public WordSplitter? Words { get; init; }

    public override string Summary => "Gopher's repetition rules: repeated paragraphs, lines and n-grams";

    public override string Origin =>
        "Rae et al. 2021 (Gopher), table A1; datatrove gopher_repetition_filter.py; DCLM content_filters.py; Dolma taggers/gopher.py; datamap-rs";

    public override IReadOnlyList<string> Dialects => ["datatrove", "dclm", "dolma", "dolma-v1", "datamap"];

    public override IReadOnlyList<Rule> Rules => ChosenDialect switch
    {
        "dclm" => Segments(GopherDialect.Dclm, "massive_web_repetition_filters"),
        "datamap" => Segments(GopherDialect.Datamap, "massive_web_repetition_filter"),
        "dolma" => Dolma(GopherDialect.Dolma),
        "dolma-v1" => Dolma(GopherDialect.DolmaV1),
        _ =>
        [
            new("duplicate-paragraph-ratio", new DuplicateParagraphRatio { Max = 0.30 }),
            new("duplicate-paragraph-character-ratio", new DuplicateParagraphCharacterRatio { Max = 0.20 }),
            new("duplicate-line-ratio", new DuplicateLineRatio { Max = 0.30 }),
            new("duplicate-line-character-ratio", new DuplicateLineCharacterRatio { Max = 0.20 }),
            .. NGrams(GopherDialect.Datatrove, WordSplitter.SpacyEn, size => $"top_{size}_gram", size => $"duplicated_{size}_n_grams"),
        ],
    };

    private Rule[] Dolma(GopherDialect lines) =>
    [
        new("duplicate-line-ratio", new DuplicateLineRatio { Dialect = lines, Max = 0.30, PeerReasons = new(null, "fraction_of_duplicate_lines") }),
        new("duplicate-line-character-ratio", new DuplicateLineCharacterRatio
        {
            Dialect = lines, Max = 0.30, PeerReasons = new(null, "fraction_of_characters_in_duplicate_lines"),
        }),
        .. NGrams(
            GopherDialect.Dolma, WordSplitter.Whitespace,
            size => $"fraction_of_characters_in_most_common_{size}grams", size => $"fraction_of_characters_in_duplicate_{size}grams"),
    ];

    private Rule[] Segments(GopherDialect dialect, string name)
    {
        var reasons = new PeerReasons(null, name);
        return
        [
            new("duplicate-line-ratio", new DuplicateLineRatio { Dialect = dialect, Max = 0.30, PeerReasons = reasons }),
            new("duplicate-paragraph-ratio", new DuplicateParagraphRatio { Dialect = dialect, Max = 0.30, PeerReasons = reasons }),
            new("duplicate-line-character-ratio", new DuplicateLineCharacterRatio { Dialect = dialect, Max = 0.20, PeerReasons = reasons }),
            new("duplicate-paragraph-character-ratio", new DuplicateParagraphCharacterRatio { Dialect = dialect, Max = 0.20, PeerReasons = reasons }),
            .. NGrams(dialect, WordSplitter.Uax29Words, _ => name, _ => name),
        ];
    }

    private IEnumerable<Rule> NGrams(GopherDialect dialect, WordSplitter own, Func<int, string> top, Func<int, string> duplicate)
    {
        var words = Words ?? own;
        return _maxTopRatios.Select((max, i) => Top(i + NGramStatistics.MinTopSize, max))
            .Concat(MaxDuplicateRatios.Select((max, i) => Duplicate(i + NGramStatistics.MinDuplicateSize, max)));

        Rule Top(int size, double max) => new(
            $"top-{size}-gram-character-ratio",
            new TopNGramCharacterRatio { Words = words, Size = size, Dialect = dialect, Max = max, PeerReasons = new(null, top(size)) });

        Rule Duplicate(int size, double max) => new(
            $"duplicate-{size}-gram-character-ratio",
            new DuplicateNGramCharacterRatio { Words = words, Size = size, Dialect = dialect, Max = max, PeerReasons = new(null, duplicate(size)) });
    }
}
