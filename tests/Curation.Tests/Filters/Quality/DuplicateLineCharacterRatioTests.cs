using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class DuplicateLineCharacterRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("aé\naé", 2.0 / 5)]
    [InlineData("a\n\n\nb", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new DuplicateLineCharacterRatio(), text));
}
