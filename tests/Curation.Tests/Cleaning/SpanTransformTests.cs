using Curation.Cleaning;

namespace Curation.Tests.Cleaning;

public sealed class RemoveUrlsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("see http://a.b/c?d=1 and more", "see and more")]
    [InlineData("(https://example.org/a_(b)). End", "(). End")]
    [InlineData("at www.example.org, or WWW.X.Y!", "at , or !")]
    [InlineData("https://\nhttp:// x www.", "https://\nhttp:// x www.")]
    [InlineData("awww.example xhttps://y", "awww.example xhttps://y")]
    [InlineData("<http://a.b>\u2028http://é.𝒳/\u2028x", "<>\u2028\u2028x")]
    [InlineData("http://a.b", "")]
    [InlineData("readme.md example.org", "readme.md example.org")]
    public void Rewrites(string text, string expected) => Assert.Equal(expected, Cleaned.By(new RemoveUrls(), text));

    [Fact]
    public void Takes_hostile_lines() =>
        Assert.Equal("x " + new string(')', 1_000_000), Cleaned.By(new RemoveUrls(), "x http://a" + new string(')', 1_000_000)));
}

public sealed class CitationMarksTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Known.[1][2] More [3, 4], and [5–7].", "Known. More, and.")]
    [InlineData("So it is [citation needed] today[note 2] [edit]", "So it is today")]
    [InlineData("Names[who?] of [x] and [] and [12345] stay [unless noted]", "Names of [x] and [] and [12345] stay [unless noted]")]
    [InlineData("a[0].b a[1] = 2 f[3](x) a[4]x a[5]:b", "a[0].b a[1] = 2 f[3](x) a[4]x a[5]:b")]
    [InlineData("[1]\r\n[2]\u2028漢字[3]。", "\r\n\u2028漢字。")]
    [InlineData("[1", "[1")]
    [InlineData("[1,] [,1] [1--2] [1 2]", "[1,] [,1] [1--2] [1 2]")]
    public void Rewrites(string text, string expected) => Assert.Equal(expected, Cleaned.By(new CitationMarks(), text));

    [Fact]
    public void Takes_a_million_brackets() => Assert.Equal(1_000_000, Cleaned.By(new CitationMarks(), new string('[', 1_000_000)).Length);
}
