using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class EllipsisRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("wait... what…", 2.0 / 6)]
    [InlineData("a ......", 2.0 / 7)]
    [InlineData("a ..", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new EllipsisRatio(), text));
}
