using Curation.Filters.Quality.DataJuicer;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality.DataJuicer;

public sealed class DataJuicerAlphanumericRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a1 _", 0.5)]
    [InlineData("é漢²Ⅷ½", 1.0)]
    [InlineData("𝒳😀\u2028\0", 0.25)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DataJuicerAlphanumericRatio(), text));
}

public sealed class DataJuicerSpecialCharacterRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("ab1.", 0.5)]
    [InlineData("a \t\r\n\f", 5.0 / 6)]
    [InlineData("é“”…½😀\u200B\u00A0", 7.0 / 8)]
    [InlineData("漢字\0\u0001", 0.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DataJuicerSpecialCharacterRatio(), text));
}

public sealed class DataJuicerMeanLineLengthTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("abcd", 4.0)]
    [InlineData("ab\n\u2028é\r\n", 7.0 / 3)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DataJuicerMeanLineLength(), text));
}

public sealed class DataJuicerLongestLineTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("ab\r\n𝒳𝒳𝒳\u2028abcd\n", 4)]
    [InlineData("éééé\nabcde", 5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DataJuicerLongestLine(), text));
}

public sealed class DataJuicerTextLengthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("é𝒳\r\n", 4)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DataJuicerTextLength(), text));
}

public sealed class DataJuicerWordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("one, - two 3 (four)", 3)]
    [InlineData("a\u00A0b\tc\r\nd", 3)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DataJuicerWordCount(), text));
}

public sealed class DataJuicerCharacterRepetitionRatioTests
{
    [Theory]
    [InlineData("", 2, 0.0)]
    [InlineData("a", 2, 0.0)]
    [InlineData("abcd", 2, 0.0)]
    [InlineData("ababab", 2, 3.0 / 5)]
    [InlineData("aaaa", 2, 1.0)]
    [InlineData("𝒳é𝒳é𝒳", 2, 2.0 / 4)]
    public void Measures(string text, int size, double expected) => Assert.Equal(expected, By(new DataJuicerCharacterRepetitionRatio { Size = size }, text));

    [Fact]
    public void Agrees_with_the_slow_twin()
    {
        var random = new Random(11);
        for (var round = 0; round < 80; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => "aabcé漢"[random.Next(6)])]);
            foreach (var size in new[] { 1, 3, 10 }) Assert.Equal(Slow(text, size), By(new DataJuicerCharacterRepetitionRatio { Size = size }, text));
        }
    }

    private static double Slow(string text, int size)
    {
        var counts = Enumerable.Range(0, Math.Max(0, text.Length - size + 1)).CountBy(i => text.Substring(i, size)).Select(gram => gram.Value).ToList();
        if (counts.Count == 0) return 0;
        var top = Math.Min((int)Math.Sqrt(counts.Count), counts.Count(count => count > 1));
        return (double)counts.OrderDescending().Take(top).Sum() / counts.Sum();
    }
}

public sealed class DataJuicerWordRepetitionRatioTests
{
    [Theory]
    [InlineData("", 2, 0.0)]
    [InlineData("a b", 2, 0.0)]
    [InlineData("A b, a (b) c", 2, 2.0 / 4)]
    [InlineData("É é É é", 2, 1.0)]
    public void Measures(string text, int size, double expected) => Assert.Equal(expected, By(new DataJuicerWordRepetitionRatio { Size = size }, text));
}

public sealed class DataJuicerStopWordRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("The cat, and THE dog.", 3.0 / 5)]
    [InlineData("don't stop", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DataJuicerStopWordRatio(), text));
}
