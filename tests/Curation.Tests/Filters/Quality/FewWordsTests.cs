using Curation.Core;
using Curation.Filters.Quality;
using NemoFamily = Curation.Filters.Quality.Nemo.Nemo;

namespace Curation.Tests.Filters.Quality;

/// <summary>Texts of one word or none, where the word count is off: the first rule that a family's reference breaks. Where datatrove divides by zero, in
/// texts without any token, it is the share of words with a letter; for the other references a length of no words is taken for 0.</summary>
public sealed class FewWordsTests
{
    private static readonly string[] _texts = ["", " ", "... ...", "# #", "!! !!", "a"];

    public static TheoryData<string, Family, string[]> Reasons => new()
    {
        {
            "datatrove", new GopherQuality(),
            [
                "gopher_below_alpha_threshold", "gopher_below_alpha_threshold", "gopher_too_many_ellipsis", "gopher_too_many_hashes",
                "gopher_below_alpha_threshold", "gopher_below_avg_threshold",
            ]
        },
        { "dolma", new GopherQuality { Dialect = "dolma" }, _dolma },
        { "dolma-v1", new GopherQuality { Dialect = "dolma-v1" }, _dolma },
        { "dclm", new GopherQuality { Dialect = "dclm" }, Spaced("average_word_length_filter") },
        { "datamap", new GopherQuality { Dialect = "datamap" }, Spaced("word_len_filter") },
        { "fineweb", new Fineweb(), _fineweb },
        { "write-up", new Fineweb { Dialect = "write-up" }, _fineweb },
        {
            "nemo", new NemoFamily(),
            [
                "NonAlphaNumericFilter", "NonAlphaNumericFilter", "SymbolsToWordsFilter", "NonAlphaNumericFilter", "WordsWithoutAlphabetsFilter",
                "PunctuationFilter",
            ]
        },
    };

    private static readonly string[] _dolma =
    [
        "median_word_length", "median_word_length", "fraction_of_words_with_alpha_character", "median_word_length", "median_word_length",
        "median_word_length",
    ];

    private static readonly string[] _fineweb = ["empty", "empty", "short_line_ratio", "line_punct_ratio", "short_line_ratio", "line_punct_ratio"];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Fall_by_the_rule_that_the_reference_names(string dialect, Family family, string[] reasons) =>
        Assert.Equal((dialect, string.Join(' ', reasons)), (dialect, string.Join(' ', _texts.Select(text => Measured.PeerReason(family, text, off: "word-count")))));

    private static string[] Spaced(string length) => [length, length, "symbol_ratio_filter", length, length, length];
}
