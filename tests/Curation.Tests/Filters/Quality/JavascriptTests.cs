using Curation.Filters.Quality;
using Curation.Text;

namespace Curation.Tests.Filters.Quality;

public sealed class JavascriptTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("JavaScript\nno\nUse javascripts", 2)]
    public void Dolma_looks_at_every_line(string text, double expected) => Assert.Equal(expected, Measured.By(new Javascript(), text));

    [Theory]
    [InlineData("", 0)]
    [InlineData("JavaScript\nUse javascripts\r\nno javascript, yes", 1)]
    [InlineData("a javascript javascript b\u2028javascript", 1)]
    [InlineData("JAVASCRIPT", 1)]
    public void As_a_whole_word(string text, double expected) => Assert.Equal(expected, Measured.By(new Javascript { WholeWord = true }, text));

    [Fact]
    public void Others_look_at_the_lines_that_pass_the_rules_before() =>
        Assert.Equal(1, Measured.By(new Javascript { Dialect = C4Dialect.Datatrove }, "JavaScript\nTurn on your javascript."));
}
