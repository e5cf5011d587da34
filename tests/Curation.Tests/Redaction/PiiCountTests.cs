using Curation.Core;
using Curation.Redaction;
using Curation.Text;

namespace Curation.Tests.Redaction;

public sealed class PiiCountTests
{
    [Theory]
    [InlineData(PiiType.Email, 2)]
    [InlineData(PiiType.Ip, 1)]
    [InlineData(PiiType.Card, 0)]
    [InlineData(PiiType.UrlSecret, 1)]
    public void Counts_one_type_alone(PiiType type, int expected) =>
        Assert.Equal(expected, new PiiCount { Type = type }.Open(null!) is PiiCount count ? count.Measure(Of("a@b.cd e@f.gh x@example.com 8.8.8.8 10.0.0.1 ftp://u:pw@host")) : -1);

    private static Document Of(string text) => new("s", "1", "", DocumentText.FromString(text));
}

public sealed class PiiDensityTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a@b.cd", 10)]                     // a short text counts as 100 words
    [InlineData("a@b.cd 8.8.8.8 nobody@example.com", 20)]
    public void Per_thousand_words(string text, double expected) =>
        Assert.Equal(expected, ((PiiDensity)new PiiDensity().Open(null!)).Measure(new("s", "1", "", DocumentText.FromString(text))));

    [Fact]
    public void Long_texts_count_by_their_words_and_only_the_types_asked_for()
    {
        var text = DocumentText.FromString("8.8.8.8 a@b.cd " + string.Concat(Enumerable.Repeat("word ", 400)));
        var stage = (PiiDensity)new PiiDensity { Types = [PiiType.Ip] }.Open(null!);
        Assert.Equal(1000.0 / 402, stage.Measure(new("s", "1", "", text)));
    }
}
