using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class AlphabeticWordRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("one, two", 2.0 / 3)]
    [InlineData("1 2 3", 0.0)]
    [InlineData("a1 漢", 1.0)]
    [InlineData("_ é", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new AlphabeticWordRatio(), text));
}
