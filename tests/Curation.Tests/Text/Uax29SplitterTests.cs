using System.Text;
using Curation.Text;

namespace Curation.Tests.Text;

public sealed class Uax29SplitterTests
{
    private static readonly string[] _parts =
    [
        "a", "B", "1", "'", "\"", ".", ":", ",", ";", "_", "א", "カ", "ー", "漢", "ひ", "\u0301", "\u200D", "\u00AD", "🇩", "😀", "👩", "❤", "\uFE0F", " ", "  ", "\n", "\r",
        "\u2028", "-", "#", "ก", "é", "’", "٣", "·",
    ];

    [Theory]
    [InlineData("The quick (\"brown\") fox can't jump 32.3 feet, right?", "The|quick|(|\"|brown|\"|)|fox|can't|jump|32.3|feet|,|right|?")]
    [InlineData("e.g. U.S. foo.bar a:b 10:30 1,000;2 x_y", "e.g|.|U.S|.|foo.bar|a:b|10|:|30|1,000;2|x_y")]
    [InlineData("漢字ひら カタカナ e\u0301a .\u0301", "漢|字|ひ|ら|カタカナ|e\u0301a|.\u0301")]
    [InlineData("👩\u200D🔬 🇩🇪🇫🇷🇬 ❤\uFE0F", "👩\u200D🔬|🇩🇪|🇫🇷|🇬|❤\uFE0F")]
    [InlineData("צה\"ל ג' a\"b 3a a3 한국어", "צה\"ל|ג'|a|\"|b|3a|a3|한국어")]
    [InlineData(" \n\u00A0\u3000", "")]
    public void Cuts_by_the_annex(string text, string expected) => Assert.Equal(expected, string.Join('|', Cut(text, WordSplitter.Uax29)));

    [Theory]
    [InlineData("Don't (stop) 3.14 — _x ½ 😀", "Don't|stop|3.14|½")]
    public void Words_start_with_a_letter_or_a_number(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Cut(text, WordSplitter.Uax29Words)));

    [Fact]
    public void Agrees_with_its_twin()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => _parts[random.Next(_parts.Length)]));
            Assert.Equal(SlowUax29.Words(text), Cut(text, WordSplitter.Uax29));
        }
    }

    private static List<string> Cut(string text, WordSplitter splitter)
    {
        using var document = DocumentText.FromString(text);
        return [.. document.By(splitter).Words.Items.ToArray().Select(word => Encoding.UTF8.GetString(document.Utf8[word.Start..word.End]))];
    }
}
