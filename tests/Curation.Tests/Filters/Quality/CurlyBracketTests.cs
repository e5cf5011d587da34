using Curation.Filters.Quality;

namespace Curation.Tests.Filters.Quality;

public sealed class CurlyBracketTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a b { c.", 1)]
    [InlineData("a b } c.", 0)]
    [InlineData("a b { c", 0)]
    [InlineData("{ a.", 0)]
    [InlineData("a { of JavaScript.", 0)]
    [InlineData("our { cookie policy.", 1)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new CurlyBracket(), text));
}
