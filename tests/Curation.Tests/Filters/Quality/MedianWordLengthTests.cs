using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class MedianWordLengthTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("one", 3)]
    [InlineData("a bbbb", 2.5)]
    [InlineData("éé 𝒳𝒳 ,, a", 2)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new MedianWordLength(), text));

    [Fact]
    public void Long_words_are_measured_too() => Assert.Equal(350, Measured.By(new MedianWordLength(), $"a {new string('b', 300)} {new string('c', 400)} {new string('d', 500)}"));
}
