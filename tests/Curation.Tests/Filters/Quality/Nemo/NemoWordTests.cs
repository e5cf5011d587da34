using Curation.Filters.Quality.Nemo;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality.Nemo;

public sealed class NemoSymbolWordRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a ... […] -» … (...) [...]", 6.0 / 7)]
    [InlineData("a.... ..", 0.0)]
    [InlineData("#a ##a #é", 1.0 / 3)]
    [InlineData("... #", 1.0)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoSymbolWordRatio(), text));
}

public sealed class NemoWordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" \r\n\u2028 ", 0)]
    [InlineData("one, two.\r\nthree - \u0000", 5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoWordCount(), text));
}

public sealed class NemoAlphabeticWordRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a1 12 é _ Z", 2.0 / 5)]
    [InlineData("éa 漢", 0.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoAlphabeticWordRatio(), text));
}

public sealed class NemoCommonWordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("the the The with. with of", 4)]
    [InlineData("and that be to have", 5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoCommonWordCount(), text));
}

public sealed class NemoMeanWordLengthTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("ab, 𝒳é", 2.5)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoMeanWordLength(), text));
}

public sealed class NemoLongestWordTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a 𝒳é. b", 3)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoLongestWord(), text));

    [Fact]
    public void Takes_a_word_of_a_million() => Assert.Equal(1_000_000, By(new NemoLongestWord(), new string('é', 1_000_000)));
}

public sealed class NemoTopNGramCharacterRatioTests
{
    [Theory]
    [InlineData("", 2, 0.0)]
    [InlineData("ab", 2, 0.0)]
    [InlineData("ab cd", 2, 1.0)]
    [InlineData("ab cd ef", 2, 5.0 / 8)]
    [InlineData("x y a b z a b", 2, 6.0 / 13)]
    [InlineData("a b a b c b c", 2, 6.0 / 13)]
    [InlineData("a b\na b c", 2, 6.0 / 9)]
    [InlineData("a  b a  b x", 2, 0.0 / 11)]
    [InlineData("a b c xa b cx", 3, 10.0 / 13)]
    public void Measures(string text, int size, double expected) => Assert.Equal(expected, By(new NemoTopNGramCharacterRatio { Size = size }, text));
}

public sealed class NemoDuplicateNGramCharacterRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a b c d", 0.0)]
    [InlineData("a b c d e", 0.0)]
    [InlineData("a b c d e a b c d e", 9.0 / 19)]
    [InlineData("a a a a a a", 9.0 / 11)]
    [InlineData("a a a a a a a", 11.0 / 13)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new NemoDuplicateNGramCharacterRatio(), text));

    /// <summary>The reference's loop, word for word, over strings.</summary>
    [Fact]
    public void Agrees_with_the_slow_twin()
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            string[] words = [.. Enumerable.Range(0, 80).Select(_ => "abcdé"[..random.Next(1, 4)])];
            var text = string.Join(' ', words);
            foreach (var size in new[] { 5, 7, 10 })
                Assert.Equal(Slow(words, size) / text.Length, By(new NemoDuplicateNGramCharacterRatio { Size = size }, text));
        }
    }

    private static double Slow(string[] words, int size)
    {
        var seen = new HashSet<string>();
        int sum = 0, overlap = 0;
        for (var i = 0; i + size <= words.Length; i++)
        {
            if (!seen.Add(string.Join(' ', words[i..(i + size)])))
            {
                sum += words[(i + overlap)..(i + size)].Sum(word => word.Length) + Math.Min(size - overlap, size - 1);
                overlap = size;
            }

            overlap = Math.Max(overlap - 1, 0);
        }

        return sum;
    }
}
