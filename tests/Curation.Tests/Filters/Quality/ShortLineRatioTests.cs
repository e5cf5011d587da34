using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class ShortLineRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("123456789012345678901234567890", 1.0)]
    [InlineData("1234567890123456789012345678901", 0.0)]
    [InlineData("éééééééééééééééééééééééééééééé", 1.0)]
    [InlineData("a\n\n1234567890123456789012345678901", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new ShortLineRatio(), text));
}
