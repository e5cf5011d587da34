using Curation.Filters.Quality;
using Curation.Text;

namespace Curation.Tests.Filters.Quality;

public sealed class WordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("one two, three!", 3)]
    [InlineData("- # ...", 0)]
    [InlineData("don't 3.14 漢字 😀", 5)]
    [InlineData("“quoted”", 1)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new WordCount(), text));

    [Fact]
    public void White_space_words_keep_their_marks() => Assert.Equal(2, Measured.By(new WordCount { Words = WordSplitter.Whitespace }, "one, - two-three"));
}
