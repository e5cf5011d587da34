using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class StopWordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("the the the", 1)]
    [InlineData("The Be TO", 0)]
    [InlineData("the be to of and that have with", 8)]
    [InlineData("the, of.", 2)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new StopWordCount(), text));
}
