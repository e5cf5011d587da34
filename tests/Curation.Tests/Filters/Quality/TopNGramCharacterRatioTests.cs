using Curation.Filters.Quality;
using Curation.Core;

namespace Curation.Tests.Filters.Quality;

public sealed class TopNGramCharacterRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("word", 0.0)]
    [InlineData("ab cd", 1.0)]
    [InlineData("a b a b", 6.0 / 7)]
    [InlineData("a b c d.\n", 3.0 / 9)]
    [InlineData("x y. é é é", 6.0 / 10)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new TopNGramCharacterRatio(), text));

    [Fact]
    public void A_tie_goes_to_the_one_seen_first() => Assert.Equal(6.0 / 23, Measured.By(new TopNGramCharacterRatio(), "a b; a b! cd ef; cd ef 1"[..23]));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Other_sizes_are_a_mistake(int size) => Assert.Throws<RecipeException>(() => new TopNGramCharacterRatio { Size = size }.Open(null!));
}
