using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Gopher's quality rules. Rae et al. 2021, A.1.1; order, ranges and denominators of datatrove gopher_quality_filter.py, Dolma taggers/gopher.py
/// with the ranges of its mixes, DCLM content_filters.py, or datamap-rs.</summary>
/// <remarks>In a text without words or lines every share is 0; the word count drops it. Where that is off, a mean length of no words passes as datatrove's
/// does; here those of the other dialects are 0 and drop.</remarks>
[Stage("gopher-quality")]
internal sealed record GopherQuality : Family
{
    /// <summary>How words are cut; null: as the dialect does (datatrove: spacy-en; dolma and dolma-v1: whitespace; dclm and datamap: each rule its
    /// own).</summary>
    public WordSplitter? Words { get; init; }

    public override string Summary => "Gopher's quality rules: length, word shapes, symbols, bullets, ellipses, stop words";

    public override string Origin =>
        "Rae et al. 2021 (Gopher), A.1.1; datatrove gopher_quality_filter.py; Dolma taggers/gopher.py; DCLM content_filters.py; datamap-rs";

    public override IReadOnlyList<string> Dialects => ["datatrove", "dolma", "dolma-v1", "dclm", "datamap"];

    public override IReadOnlyList<Rule> Rules => ChosenDialect switch
    {
        "dolma" => Dolma(Words ?? WordSplitter.Whitespace, GopherDialect.Dolma),
        "dolma-v1" => Dolma(Words ?? WordSplitter.Whitespace, GopherDialect.DolmaV1),
        "dclm" => Dclm(),
        "datamap" => Datamap(),
        _ => Datatrove(Words ?? WordSplitter.SpacyEn),
    };

    private static Rule[] Datatrove(WordSplitter words) =>
    [
        new("word-count", new WordCount { Words = words, Min = 50, Max = 100_000 }),
        new("mean-word-length", new MeanWordLength { Words = words, Min = 3, Max = 10 }),
        new("hash-ratio", new HashRatio { Words = words, Max = 0.1 }),
        new("ellipsis-ratio", new EllipsisRatio { Words = words, Max = 0.1 }),
        new("bullet-line-ratio", new BulletLineRatio { Max = 0.9 }),
        new("ellipsis-line-ratio", new EllipsisLineRatio { Max = 0.3 }),
        new("alphabetic-word-ratio", new AlphabeticWordRatio { Words = words, Min = 0.8 }),
        new("stop-word-count", new StopWordCount { Words = words, Min = 2 }),
    ];

    private static Rule[] Dolma(WordSplitter words, GopherDialect lines) =>
    [
        new("word-count", new WordCount { Words = words, Count = WordKind.All, Min = 50, Max = 100_000, PeerReasons = Both("word_count") }),
        new("median-word-length", new MedianWordLength { Words = words, Min = 3, Max = 10, PeerReasons = Both("median_word_length") }),
        new("symbol-word-ratio", new SymbolWordRatio { Words = words, Max = 0.1, PeerReasons = Both("symbol_to_word_ratio") }),
        new("alphabetic-word-ratio", new AlphabeticWordRatio { Words = words, Min = 0.8, PeerReasons = Both("fraction_of_words_with_alpha_character") }),
        new("stop-word-count", new StopWordCount { Words = words, Distinct = false, Min = 2, PeerReasons = Both("required_word_count") }),
        new("bullet-line-ratio", new BulletLineRatio
        {
            Dialect = lines, Max = 0.9, PeerReasons = Both("fraction_of_lines_starting_with_bullet_point"),
        }),
        new("ellipsis-line-ratio", new EllipsisLineRatio
        {
            Dialect = lines, Max = 0.3, PeerReasons = Both("fraction_of_lines_ending_with_ellipsis"),
        }),
    ];

    private Rule[] Dclm() => Segments(
        GopherDialect.Dclm,
        new WordCount
        {
            Words = Words ?? WordSplitter.Fasttext, Count = WordKind.Alphanumeric, Min = 50, Max = 100_000, PeerReasons = Both("page_length_filter"),
        },
        new MeanWordLength { Words = Spaced, AllWords = true, Min = 3, Max = 10, PeerReasons = Both("average_word_length_filter") },
        ["symbol_ratio_filter", "bullet_count_filter", "ellipsis_count_filter", "alphabetic_word_ratio_filter", "stop_word_filter"]);

    private Rule[] Datamap() => Segments(
        GopherDialect.Datamap,
        new WordCount { Words = Words ?? WordSplitter.Uax29, Count = WordKind.Alphanumeric, Min = 50, Max = 100_000, PeerReasons = Both("page_len_filter") },
        new MeanWordLength { Words = Spaced, AllWords = true, InBytes = true, Min = 3, Max = 10, PeerReasons = Both("word_len_filter") },
        ["symbol_ratio_filter", "bullet_filter", "ellipsis_line_ratio_filter", "alphabetic_word_ratio_filter", "stop_word_filter"]);

    private Rule[] Segments(GopherDialect lines, Filter count, Filter length, string[] names) =>
    [
        new("word-count", count),
        new("mean-word-length", length),
        new("symbol-ratio", new SymbolRatio { Words = Spaced, Max = 0.1, PeerReasons = Both(names[0]) }),
        new("bullet-line-ratio", new BulletLineRatio { Dialect = lines, Max = 0.9, PeerReasons = Both(names[1]) }),
        new("ellipsis-line-ratio", new EllipsisLineRatio { Dialect = lines, Max = 0.3, PeerReasons = Both(names[2]) }),
        new("alphabetic-word-ratio", new AlphabeticWordRatio { Words = Spaced, Min = 0.8, PeerReasons = Both(names[3]) }),
        new("stop-word-count", new StopWordCount { Words = Spaced, Distinct = false, IgnoreCase = true, Min = 2, PeerReasons = Both(names[4]) }),
    ];

    private WordSplitter Spaced => Words ?? WordSplitter.Whitespace;

    private static PeerReasons Both(string name) => new(name, name);
}
