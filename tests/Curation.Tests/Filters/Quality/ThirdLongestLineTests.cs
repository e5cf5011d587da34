using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class ThirdLongestLineTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("one\ntwo", 0)]
    [InlineData("é\n\nfour\rthree\u2028abc", 3)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new ThirdLongestLine(), text));
}
