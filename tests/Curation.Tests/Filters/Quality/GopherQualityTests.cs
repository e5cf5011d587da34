using Curation.Core;
using Curation.Filters.Quality;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality;

/// <summary>Each rule at its boundary, where it keeps, and one step beyond.</summary>
public sealed class GopherQualityTests
{
    private const string Stop = "the of ";

    public static TheoryData<string, string> Verdicts => new()
    {
        { "", "gopher_short_doc" },
        { Stop + Repeat("word ", 48), "keep" },
        { Stop + Repeat("word ", 47) + "! ? ;", "gopher_short_doc" },
        { Stop + Repeat("word ", 99_998), "keep" },
        { Stop + Repeat("word ", 99_999), "gopher_long_doc" },
        { Repeat("the and ", 25), "keep" },
        { Repeat("the and ", 24) + "the an", "gopher_below_avg_threshold" },
        { Stop + Repeat("0123456789 ", 47).Replace('0', 'x') + new string('y', 25), "keep" },
        { Stop + Repeat("0123456789 ", 47).Replace('0', 'x') + new string('y', 26), "gopher_above_avg_threshold" },
        { Stop + Repeat("word ", 88) + Repeat("# ", 10), "keep" },
        { Stop + Repeat("word ", 88) + Repeat("# ", 11), "gopher_too_many_hashes" },
        { Stop + Repeat("… ", 10) + Repeat("word ", 88), "keep" },
        { Stop + Repeat("… ", 11) + Repeat("word ", 88), "gopher_too_many_ellipsis" },
        { Stop + "word\n" + Repeat("- word word word word word word\n", 9), "keep" },
        { Stop + "word\n" + Repeat(" • word word word word word word\n", 10), "gopher_too_many_bullets" },
        { Stop + "word\n" + Repeat("word word word word word word\n", 6) + Repeat("word word word word word word… \n", 3), "keep" },
        { Stop + "word\n" + Repeat("word word word word word word\n", 6) + Repeat("word word word word word word… \n", 4), "gopher_too_many_end_ellipsis" },
        { Stop + Repeat("word ", 78) + Repeat(", ", 20), "keep" },
        { Stop + Repeat("word ", 77) + Repeat(", ", 20), "gopher_below_alpha_threshold" },
        { Repeat("the ", 20) + Repeat("word The Of ", 20), "gopher_enough_stop_words" },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Judges_as_datatrove(string text, string expected) => Assert.Equal(expected, PeerReason(new GopherQuality(), text));

    public static TheoryData<string, string> DolmaVerdicts => new()
    {
        { "", "word_count" },
        { Stop + Repeat("word ", 48), "keep" },
        { Stop + Repeat("word ", 47), "word_count" },
        { "the of " + Repeat("be of to ", 20) + "be", "median_word_length" },
        { Stop + Repeat("the ", 32) + Repeat("be ", 31), "keep" },
        { Stop + Repeat("abcdefghij ", 60), "keep" },
        { Stop + Repeat("abcdefghijk ", 60), "median_word_length" },
        { Stop + Repeat("word ", 88) + Repeat("wo##rd ", 10), "keep" },
        { Stop + Repeat("word ", 88) + Repeat("wor… ", 11), "symbol_to_word_ratio" },
        { Stop + Repeat("word ", 78) + Repeat("123 ", 20), "keep" },
        { Stop + Repeat("word ", 78) + Repeat("123 ", 21), "fraction_of_words_with_alpha_character" },
        { Repeat("word The of, ", 20) + "of", "required_word_count" },
        { Repeat("word The of, ", 20) + "of of", "keep" },
        { Repeat("* the of word word word word\n", 9) + "- end", "fraction_of_lines_starting_with_bullet_point" },
        { Repeat("* the of word word word word\n", 9) + " - end", "keep" },
        { Repeat("the of word word word wor…\n", 3) + Repeat("the of word word word word...\n", 6) + "end", "keep" },
        { Repeat("the of word word word wor…\n", 4) + Repeat("the of word word word word...\n", 5) + "end", "fraction_of_lines_ending_with_ellipsis" },
    };

    [Theory]
    [MemberData(nameof(DolmaVerdicts))]
    public void Judges_as_dolma(string text, string expected) => Assert.Equal(expected, PeerReason(new GopherQuality { Dialect = "dolma" }, text));

    /// <summary>Blank lines are lines for gopher_v1.</summary>
    [Theory]
    [InlineData("* the of word word word word\n", 0, "- end", "fraction_of_lines_starting_with_bullet_point", "fraction_of_lines_starting_with_bullet_point")]
    [InlineData("* the of word word word word\n", 1, "- end", "fraction_of_lines_starting_with_bullet_point", "fraction_of_lines_starting_with_bullet_point")]
    [InlineData("* the of word word word word\n", 2, "- end", "fraction_of_lines_starting_with_bullet_point", "keep")]
    [InlineData("the of word word word word word word word word wor…\n", 19, "end", "fraction_of_lines_ending_with_ellipsis", "fraction_of_lines_ending_with_ellipsis")]
    [InlineData("the of word word word word word word word word wor…\n", 20, "end", "fraction_of_lines_ending_with_ellipsis", "keep")]
    public void Judges_as_both_of_dolmas_taggers(string line, int blankLines, string end, string v2, string v1) => Assert.Equal(
        (v2, v1), (PeerReason(_dolma[0], Repeat(line, 9) + Repeat("\n", blankLines) + end), PeerReason(_dolma[1], Repeat(line, 9) + Repeat("\n", blankLines) + end)));

    private static readonly GopherQuality[] _dolma = [new() { Dialect = "dolma" }, new() { Dialect = "dolma-v1" }];

    public static TheoryData<string, string> DclmVerdicts => new()
    {
        { "", "page_length_filter" },
        { Stop + Repeat("word ", 48), "keep" },
        { Stop + Repeat("word ", 47) + "(word", "page_length_filter" },
        { Stop + Repeat("x y ", 60), "average_word_length_filter" },
        { Stop + Repeat("word ", 88) + Repeat("#word ", 10), "keep" },
        { Stop + Repeat("word ", 88) + ". . . " + Repeat("#word… ", 5), "symbol_ratio_filter" },
        { Repeat(" ● the of word word word word\n\n", 9) + "end", "keep" },
        { Repeat(" ● the of word word word word\n\n", 10) + "end", "bullet_count_filter" },
        { Repeat("the of word word word word . . . \n", 3) + Repeat("the of word word word word\n", 7), "keep" },
        { Repeat("the of word word word word . . . \n", 4) + Repeat("the of word word word word\n", 6), "ellipsis_count_filter" },
        { Stop + Repeat("word ", 78) + Repeat("123 ", 20), "keep" },
        { Stop + Repeat("word ", 78) + Repeat("123 ", 21), "alphabetic_word_ratio_filter" },
        { Repeat("word ", 60) + "The", "stop_word_filter" },
        { Repeat("word ", 60) + "The THE", "keep" },
    };

    [Theory]
    [MemberData(nameof(DclmVerdicts))]
    public void Judges_as_dclm(string text, string expected) => Assert.Equal(expected, PeerReason(new GopherQuality { Dialect = "dclm" }, text));

    [Theory]
    [InlineData("éééééé ", "word_len_filter")]
    [InlineData("ééééé ", "keep")]
    public void Datamap_counts_bytes(string word, string expected) =>
        Assert.Equal(expected, PeerReason(new GopherQuality { Dialect = "datamap" }, "the the " + Repeat(word, 60)));

    [Fact]
    public void A_drop_carries_its_rule_and_number() =>
        Assert.Equal(Verdict.Drop("gopher-quality/word-count", 3), By(new GopherQuality(), "one, two, three.").Verdict);
}
