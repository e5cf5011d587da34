using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class FinewebDuplicateLineCharacterRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("\n\n", 0.0)]
    [InlineData("aé\naé\n\nb", 2.0 / 5)]
    [InlineData(" a\na", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new FinewebDuplicateLineCharacterRatio(), text));
}
