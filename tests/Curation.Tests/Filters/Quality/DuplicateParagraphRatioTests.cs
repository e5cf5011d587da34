using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class DuplicateParagraphRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a\n\nb\n\n\na", 1.0 / 3)]
    [InlineData("a\na", 0.0)]
    [InlineData("\n\na\n\na\n\n", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new DuplicateParagraphRatio(), text));
}
