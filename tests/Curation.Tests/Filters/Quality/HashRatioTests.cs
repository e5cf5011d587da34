using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class HashRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("no marks here", 0.0)]
    [InlineData("# one two three", 0.25)]
    [InlineData("## a b", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new HashRatio(), text));
}
