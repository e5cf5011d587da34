using Curation.Filters.Quality;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality;

public sealed class C4Tests
{
    private const string Five = "One is here. Two is here. Three is here. Four is here. Five is here.";

    [Theory]
    [InlineData("", "too_few_sentences")]
    [InlineData(Five, "keep")]
    [InlineData("One is here. Two is here. Three is here. Four is here.", "too_few_sentences")]
    [InlineData(Five + "\nHere is Lorem Ipsum text.", "lorem_ipsum")]
    [InlineData(Five + "\nHere is lorem ipsum text", "keep")]
    [InlineData(Five + "\nThere is a { in it.", "curly_bracket")]
    [InlineData(Five + "\nThere is a { in javascript.", "keep")]
    [InlineData("There is a { in it.\nHere is lorem ipsum text.", "curly_bracket")]
    [InlineData("Here is lorem ipsum text.\nThere is a { in it.", "lorem_ipsum")]
    [InlineData("Here is a lorem ipsum {.", "lorem_ipsum")]
    public void Judges_as_datatrove(string text, string expected) => Assert.Equal(expected, PeerReason(new C4(), text));

    [Theory]
    [InlineData(Five + "\nHere is lorem ipsum text", "lorem_ipsum")]
    [InlineData("One is here\nTwo is here\nThree is here\nFour is here", "too_few_sentences")]
    [InlineData("One is here\nTwo is here\nThree is here\nFour is here\nFive is here", "keep")]
    public void Fineweb_turns_the_end_mark_rule_off(string text, string expected) => Assert.Equal(expected, PeerReason(new C4 { Dialect = "fineweb" }, text));

    [Fact]
    public void Leaves_the_kept_lines() => Assert.Equal(Five, By(new C4(), $"Menu\n\n{Five.Replace("Two is", "Two[2] is")}\nShort one.\n").Text);
}
