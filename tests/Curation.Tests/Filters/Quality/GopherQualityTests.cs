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

    [Fact]
    public void A_drop_carries_its_rule_and_number() =>
        Assert.Equal(Verdict.Drop("gopher-quality/word-count", 3), By(new GopherQuality(), "one, two, three.").Verdict);
}
