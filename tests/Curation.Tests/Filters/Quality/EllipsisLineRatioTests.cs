using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class EllipsisLineRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a...\nb…  \nc.", 2.0 / 3)]
    [InlineData("a..", 0.0)]
    [InlineData("a... b", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new EllipsisLineRatio(), text));
}
