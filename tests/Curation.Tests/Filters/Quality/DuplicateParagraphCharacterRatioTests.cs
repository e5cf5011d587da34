using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class DuplicateParagraphCharacterRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("aé\n\naé", 2.0 / 6)]
    [InlineData("a\n\nb", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new DuplicateParagraphCharacterRatio(), text));
}
