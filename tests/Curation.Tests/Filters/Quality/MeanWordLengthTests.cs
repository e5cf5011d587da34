using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class MeanWordLengthTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("...", 0.0)]
    [InlineData("a bcd", 2.0)]
    [InlineData("a, bcd!", 2.0)]
    [InlineData("𝒳𝒳𝒳 é", 2.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new MeanWordLength(), text));
}
