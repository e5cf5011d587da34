using System.Text;
using Curation.Text;

namespace Curation.Tests.Text.Spacy;

public sealed class SpacySentencesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("One. Two!", "One.|Two!")]
    [InlineData("Wait... what. e.g. this, in the U.S. of A. is one.", "Wait... what.|e.g. this, in the U.S. of A. is one.")]
    [InlineData("Dr. No said \"go.\" (Then.) He went?! So. ", "Dr. No said \"go.\" (|Then.)|He went?!|So.")]
    [InlineData("He went.\n\" So", "He went.|\" So")]
    [InlineData("He went. \" So", "He went. \"|So")]
    [InlineData("He went.  . So", "He went.|.|So")]
    [InlineData("He went. ... So", "He went. ...|So")]
    [InlineData("漢字 。 漢字 ！ x", "漢字 。|漢字 ！|x")]
    public void Cuts_as_the_sentencizer(string text, string expected)
    {
        using var document = DocumentText.FromString(text);
        var found = document.By(WordSplitter.SpacyEn).Sentences.ToArray().Select(range => Encoding.UTF8.GetString(document.Utf8[range.Start..range.End]));
        Assert.Equal(expected, string.Join('|', found));
    }

    [Fact]
    public void Line_ends_end_them_if_asked_for()
    {
        using var document = DocumentText.FromString("one\ntwo. Three\n\nfour");
        using var sentences = document.By(WordSplitter.SpacyEn).SplitSentences(linesEndSentences: true);
        Assert.Equal(4, sentences.Count);
    }
}
