using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class BulletLineRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("- a\n  • b\nc\n", 2.0 / 3)]
    [InlineData("* a", 0.0)]
    [InlineData("\n- a", 0.5)]
    [InlineData("\u00A0- a", 1.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new BulletLineRatio(), text));
}
