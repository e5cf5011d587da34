using Curation.Filters.Quality.Nemo;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality.Nemo;

public sealed class NemoBoilerplateParagraphRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a\n\nb", 0.0)]
    [InlineData("a\n\nRead our Privacy Policy here\n\n \n\nPRIVACY OVERVIEW", 2.0 / 3)]
    [InlineData("privacy & cookies policy\n\nprivacy and Cookies Policy\n\nterms of use\n\nprivacy", 0.75)]
    [InlineData("a\n\nb\n\nLorem Ipsum", 1.0)]
    [InlineData("PRIVACY & COO\u212AIES POLICY\n\nb", 0.5)]
    [InlineData("we use cookies\nin one paragraph", 1.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoBoilerplateParagraphRatio(), text));
}

public sealed class NemoDistinctLineRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("a\n\na\nb\n", 2.0 / 3)]
    [InlineData("a\r\na\n", 1.0)]
    [InlineData("a\u2028a\n \n", 1.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoDistinctLineRatio(), text));
}

public sealed class NemoDistinctParagraphRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("a\nb\n\na\nb\n\n\nc", 2.0 / 3)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoDistinctParagraphRatio(), text));
}

public sealed class NemoDistinctLineCharacterRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("𝒳é\n𝒳é\nb", 3.0 / 5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoDistinctLineCharacterRatio(), text));
}

public sealed class NemoDistinctParagraphCharacterRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("a\nb\n\na\nb\n\nc", 4.0 / 7)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoDistinctParagraphCharacterRatio(), text));
}

public sealed class NemoOpenLineRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a.\nb?\nc!\nd\"\ne'\nf", 1.0 / 6)]
    [InlineData("a. \r\nb…\n", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoOpenLineRatio(), text));
}

public sealed class NemoEllipsisLineRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a...\nb […]\nRead More \nread more..\nx -»\nf.", 5.0 / 6)]
    [InlineData("read more.\na..", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoEllipsisLineRatio(), text));
}

public sealed class NemoBulletLineRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("• a\n  ⦿b\n- c\n* d", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoBulletLineRatio(), text));
}
