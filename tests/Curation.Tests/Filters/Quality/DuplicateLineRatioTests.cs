using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class DuplicateLineRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a\n\na", 0.5)]
    [InlineData("a\na\n", 1.0 / 3)]
    [InlineData("\na\n", 1.0 / 3)]
    [InlineData(" a\na", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new DuplicateLineRatio(), text));
}
