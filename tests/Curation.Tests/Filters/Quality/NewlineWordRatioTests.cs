using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class NewlineWordRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("\n", 0.0)]
    [InlineData("a\nb.\n", 2.0 / 3)]
    [InlineData("a b", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new NewlineWordRatio(), text));
}
