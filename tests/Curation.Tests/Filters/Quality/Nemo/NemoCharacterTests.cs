using Curation.Filters.Quality.Nemo;

namespace Curation.Tests.Filters.Quality.Nemo;

public sealed class NemoNonAlphanumericRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("abc?", 0.0)]
    [InlineData("ab c", 0.25)]
    [InlineData("a\nB.9,!?", 0.0)]
    [InlineData("a\r\n\u2028\0", 3.0 / 5)]
    [InlineData("é𝒳漢a", 3.0 / 4)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new NemoNonAlphanumericRatio(), text));
}

public sealed class NemoDigitRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("a1", 0.5)]
    [InlineData("a²٣", 0.0)]
    [InlineData("09\r\n", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new NemoDigitRatio(), text));
}

public sealed class NemoUrlCharacterRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("no url", 0.0)]
    [InlineData("http://", 0.0)]
    [InlineData("https:// x", 0.0)]
    [InlineData("http://a", 1.0)]
    [InlineData("http://a b", 0.8)]
    [InlineData("x https://a.b/c?d=%20#e", 19.0 / 23)]
    [InlineData("http://a\"http://b~", 16.0 / 18)]
    [InlineData("http://é", 0.0)]
    [InlineData("httphttp://a", 8.0 / 12)]
    [InlineData("HTTP://a", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new NemoUrlCharacterRatio(), text));
}

public sealed class NemoWhiteSpaceRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData(" \t\n\r\b", 1.0)]
    [InlineData("a\u00A0\u2028\f", 0.0)]
    [InlineData("a b\n", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new NemoWhiteSpaceRatio(), text));
}

public sealed class NemoParenthesisRatioTests
{
    [Theory]
    [InlineData("", 1.0)]
    [InlineData("()[]{}⟨⟩", 1.0)]
    [InlineData("a<b>", 0.0)]
    [InlineData("𝒳(a)", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new NemoParenthesisRatio(), text));
}
