using Curation.Filters.Quality;
using Curation.Text;

namespace Curation.Tests.Filters.Quality;

public sealed class LoremIpsumTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Here is LOREM Ipsum again.\nAnd lorem ipsum again.", 2)]
    [InlineData("lorem ipsum.", 0)]
    [InlineData("Here is lorem ipsum again", 0)]
    [InlineData("Here is lorem  ipsum again.", 0)]
    [InlineData("Here is a { bracket.\nHere is lorem ipsum again.", 0)]
    [InlineData("Here is lorem ipsum again.\nHere is a { bracket.\nHere is lorem ipsum again.", 1)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new LoremIpsum(), text));

    [Fact]
    public void Lines_after_a_bracket_count_when_asked_for() =>
        Assert.Equal(1, Measured.By(new LoremIpsum { AfterCurlyBracket = true }, "Here is a { bracket.\nHere is lorem ipsum again."));

    [Fact]
    public void Without_end_marks_every_line_of_three_words_counts() =>
        Assert.Equal(1, Measured.By(new LoremIpsum { Dialect = C4Dialect.Fineweb }, "Here is lorem ipsum again"));
}
