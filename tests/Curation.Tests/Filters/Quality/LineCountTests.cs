using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class LineCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" \n\u3000\n\t", 0)]
    [InlineData("a\n\nb", 2)]
    [InlineData("a\rb", 1)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new LineCount(), text));
}
