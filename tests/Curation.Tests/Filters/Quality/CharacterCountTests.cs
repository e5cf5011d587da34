using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class CharacterCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("é\n𝒳 ", 4)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new CharacterCount(), text));
}
