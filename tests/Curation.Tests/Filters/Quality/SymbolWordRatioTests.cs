using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class SymbolWordRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("one two", 0)]
    [InlineData("##one... two… three four", 0.5)]
    [InlineData("... one", 0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new SymbolWordRatio(), text));
}
