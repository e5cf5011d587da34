using System.Text;
using Curation.Text;

namespace Curation.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("One. Two!", "One.|Two!")]
    [InlineData("no end", "no end")]
    [InlineData(" He said \"go.\" (Then.) He went?! So. ", "He said \"go.\" (|Then.)|He went?!|So.")]
    [InlineData("Wait... what. e.g. this, in the U.S. of A. is one.", "Wait... what.|e.g. this, in the U.S. of A. is one.")]
    [InlineData("漢字。漢字！x", "漢字。|漢字！|x")]
    [InlineData("One line\nand another.", "One line\nand another.")]
    [InlineData("Version 1.2 of foo.bar works.", "Version 1.2 of foo.bar works.")]
    public void Cuts_behind_marks(string text, string expected) => Assert.Equal(expected, string.Join('|', Cut(text)));

    [Fact]
    public void Agrees_with_its_twin()
    {
        foreach (var text in GeneratedTexts.All) Assert.Equal(SlowText.Sentences(text), Cut(text));
    }

    private static List<string> Cut(string text)
    {
        using var document = DocumentText.FromString(text);
        return [.. document.By(WordSplitter.Simple).Sentences.ToArray().Select(range => Encoding.UTF8.GetString(document.Utf8[range.Start..range.End]))];
    }
}
