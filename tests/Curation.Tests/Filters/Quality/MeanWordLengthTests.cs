using Curation.Filters.Quality;
using Curation.Text;

namespace Curation.Tests.Filters.Quality;

public sealed class MeanWordLengthTests
{
    [Theory]
    [InlineData("", double.NaN)]
    [InlineData("...", double.NaN)]
    [InlineData("a bcd", 2.0)]
    [InlineData("a, bcd!", 2.0)]
    [InlineData("𝒳𝒳𝒳 é", 2.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new MeanWordLength(), text));

    [Theory]
    [InlineData("", 0.0)]
    [InlineData("...", 3.0)]
    public void Measures_marks_too_where_all_words_count(string text, double expected) =>
        Assert.Equal(expected, Measured.By(new MeanWordLength { Words = WordSplitter.Whitespace, AllWords = true }, text));
}
