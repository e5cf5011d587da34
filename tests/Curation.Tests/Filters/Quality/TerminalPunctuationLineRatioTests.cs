using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class TerminalPunctuationLineRatioTests
{
    [Theory]
    [InlineData("a\nb", double.NaN)]
    [InlineData("a.\nb", 0.5)]
    public void Zero_is_no_value_where_it_is_excluded(string text, double expected) =>
        Assert.Equal(expected, Measured.By(new TerminalPunctuationLineRatio { ExcludeZero = true }, text));

    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a.\nb\n\nc!\nd?", 0.75)]
    [InlineData("a. ", 0.0)]
    [InlineData("“a.”", 0.0)]
    [InlineData("漢。", 1.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new TerminalPunctuationLineRatio(), text));
}
