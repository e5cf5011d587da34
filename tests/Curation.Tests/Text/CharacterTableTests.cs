using Curation.Text;

namespace Curation.Tests.Text;

public sealed class CharacterTableTests
{
    /// <summary>datatrove: 129 + 159 code points, of which 7 are in both sets; Python: 29 white spaces, 10 line ends.</summary>
    [Theory]
    [InlineData((int)CharacterClass.Terminal, 159)]
    [InlineData((int)CharacterClass.SentenceEnd, 152)]
    [InlineData((int)CharacterClass.Space, 29)]
    [InlineData((int)CharacterClass.LineBreak, 10)]
    [InlineData((int)CharacterClass.MidLetter, 5)]
    [InlineData((int)CharacterClass.MidNumber, 4)]
    public void Has_as_many_of_each(int sought, int expected) => Assert.Equal(expected, Count(found => (found & (CharacterClass)sought) != 0));

    [Fact]
    public void All_but_281_are_plain() => Assert.Equal(281, Count(found => (found & CharacterClass.Plain) == 0));

    [Theory]
    [InlineData("a", CharacterClass.Letter | CharacterClass.Plain | CharacterClass.WordPart)]
    [InlineData("漢", CharacterClass.Letter | CharacterClass.Plain)]
    [InlineData("７", CharacterClass.Digit | CharacterClass.Plain)]
    [InlineData("１", CharacterClass.Digit)]
    [InlineData("_", CharacterClass.Punctuation | CharacterClass.WordPart)]
    [InlineData(".", CharacterClass.Punctuation | CharacterClass.Terminal | CharacterClass.SentenceEnd | CharacterClass.MidLetter | CharacterClass.MidNumber)]
    [InlineData("\u0301", CharacterClass.Mark | CharacterClass.Plain)]
    [InlineData("\u0085", CharacterClass.Space | CharacterClass.LineBreak)]
    [InlineData("😀", CharacterClass.Plain)]
    [InlineData("𝒳", CharacterClass.Letter | CharacterClass.Plain | CharacterClass.WordPart)]
    internal void Knows(string text, CharacterClass expected)
    {
        using var document = DocumentText.FromString(text);
        Assert.Equal(expected, CharacterTable.At(document.Utf8, 0, out var next));
        Assert.Equal(document.ByteCount, next);
    }

    private static int Count(Func<CharacterClass, bool> wanted) => Enumerable.Range(0, 0x110000).Count(codePoint => wanted(CharacterTable.Of(codePoint)));
}
