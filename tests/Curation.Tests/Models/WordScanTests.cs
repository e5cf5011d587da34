using System.Globalization;
using System.Text;
using Curation.Models;

namespace Curation.Tests.Models;

public sealed class WordScanTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Don’t stop; it's 9 o'clock!", "Don’t|stop|it's|9|o'clock")]
    [InlineData("'quoted' rock'n'roll dogs' a''b", "quoted|rock'n'roll|dogs|a|b")]
    [InlineData("naïve CAFÉ e\u0301t\u00e9 snake_case", "naïve|CAFÉ|e\u0301té|snake_case")]
    [InlineData("e-mail, x/y – zero\u00a0width", "e|mail|x|y|zero|width")]
    [InlineData("данные и l’été", "данные|и|l’été")]
    public void Words(string text, string expected) => Assert.Equal(expected, string.Join('|', Read(text)));

    [Fact]
    public void Case_and_apostrophe_do_not_change_the_hash()
    {
        Assert.Equal(Word.HashOf("don't"), Word.HashOf("DON’T"));
        Assert.Equal(Word.HashOf("ÉTÉ"), Word.HashOf("été"));
        Assert.NotEqual(Word.HashOf("ete"), Word.HashOf("été"));
    }

    [Fact]
    public void Agrees_with_the_slow_reading_on_generated_text()
    {
        var random = new Random(3);
        string[] pieces = ["a", "Z", "9", "_", "'", "’", "é", "ß", "и", "字", "\u0301", " ", "-", "😀", "“", "\n"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal(string.Join('|', Slow(text)), string.Join('|', Read(text)));
        }
    }

    private static List<string> Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var buffer = new WordBuffer(bytes);
        var words = new List<string>();
        foreach (var word in buffer.Words) words.Add(Encoding.UTF8.GetString(bytes.AsSpan(word.Start, word.Length)));
        return words;
    }

    private static List<string> Slow(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var words = new List<string>();
        var word = "";
        for (var i = 0; i < runes.Count; i++)
        {
            var isInner = word.Length > 0 && runes[i].Value is '\'' or 0x2019 && word.Length > 0 && runes[i - 1].Value != '\''
                && i + 1 < runes.Count && IsPart(runes[i + 1]) && !Rune.IsDigit(runes[i + 1]);
            if (IsPart(runes[i]) || isInner)
            {
                word += runes[i];
                continue;
            }

            if (word.Length > 0) words.Add(word);
            word = "";
        }

        if (word.Length > 0) words.Add(word);
        return words;
    }

    private static bool IsPart(Rune rune) => rune.Value == '_' || Rune.GetUnicodeCategory(rune) <= UnicodeCategory.DecimalDigitNumber;
}
