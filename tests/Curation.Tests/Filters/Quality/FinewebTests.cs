using Curation.Filters.Quality;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality;

/// <summary>Each rule at its boundary, where it keeps, and one step beyond.</summary>
public sealed class FinewebTests
{
    public static TheoryData<string, string> Verdicts => new()
    {
        { "", "empty" },
        { " \n\u3000\n", "empty" },
        { Lines(3, isLong: true, ".") + Lines(22, isLong: true, ","), "keep" },
        { Lines(3, isLong: true, ".") + Lines(23, isLong: true, ","), "line_punct_ratio" },
        { Lines(33, isLong: true, ".") + Lines(67, isLong: false, "."), "keep" },
        { Lines(32, isLong: true, ".") + Lines(68, isLong: false, "."), "short_line_ratio" },
        { Repeated(1000), "keep" },
        { Repeated(999), "char_dup_ratio" },
        { "one two three four five six seven.\n\n\neight nine", "keep" },
        { "one two three four five six seven.\n\n\neight", "list_ratio" },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Judges_as_datatrove(string text, string expected) => Assert.Equal(expected, PeerReason(new Fineweb(), text));

    [Fact]
    public void The_write_up_allows_a_tenth_of_repeated_lines_and_any_list()
    {
        var writeUp = new Fineweb { Dialect = "write-up" };
        Assert.Equal("keep", PeerReason(writeUp, Repeated(100)));
        Assert.Equal("char_dup_ratio", PeerReason(writeUp, Repeated(99)));
        Assert.Equal("keep", PeerReason(writeUp, "a line that is long enough for the rule.\n\n\n\n\n\n\n\n\n"));
        Assert.DoesNotContain(writeUp.Rules, rule => rule.Name == "newline-word-ratio");
    }

    private static string Lines(int count, bool isLong, string end) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"line {i:000} ends in {end.Length} mark as{(isLong ? " long as can be" : "")}{end}\n"));

    /// <summary>A line of ten code points twice, and one more line; that many code points without newlines.</summary>
    private static string Repeated(int codePoints) => $"a b c d e.\na b c d e.\nf g h i j k {new string('x', codePoints - 33)}.";
}
