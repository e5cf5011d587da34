using Curation.Filters.Quality;
using Curation.Core;

namespace Curation.Tests.Filters.Quality;

public sealed class DuplicateNGramCharacterRatioTests
{
    [Theory]
    [InlineData("", 0.0)]
    [InlineData("a b c d e", 0.0)]
    [InlineData("a b c d e a b c d e", 5.0 / 19)]
    [InlineData("a a a a a a a a a a a", 10.0 / 21)]
    [InlineData("a b c d e f a b c d e f", 5.0 / 23)]
    public void Measures(string text, double expected) => Assert.Equal(expected, Measured.By(new DuplicateNGramCharacterRatio(), text));

    [Theory]
    [InlineData(4)]
    [InlineData(11)]
    public void Other_sizes_are_a_mistake(int size) => Assert.Throws<RecipeException>(() => new DuplicateNGramCharacterRatio { Size = size }.Open(null!));
}
