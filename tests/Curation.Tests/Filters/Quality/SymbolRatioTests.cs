using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class SymbolRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("one two", 0)]
    [InlineData("# one... two…", 1)]
    [InlineData(". . . .", 0.25)]
    [InlineData("......", 2)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new SymbolRatio(), text));
}
