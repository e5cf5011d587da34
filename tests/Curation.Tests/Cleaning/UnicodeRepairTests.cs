using System.Text;
using Curation.Cleaning;
using Curation.Core;
using Curation.Recipe;

namespace Curation.Tests.Cleaning;

public sealed class UnicodeRepairTests
{
    private static readonly Transform _repair = (Transform)new UnicodeRepair().Open(new Assets());

    static UnicodeRepairTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("", "")]
    [InlineData("plain text, café “quoted” naïve – 漢字 😀", "plain text, café “quoted” naïve – 漢字 😀")]
    [InlineData("cafÃ© naÃ¯ve â€œsoâ€\u009D itâ€™s", "café naïve “so” it’s")]
    [InlineData("cafÃƒÂ© costs 3 Ã¢â€šÂ¬", "café costs 3 €")]
    [InlineData("ÐŸÑ€Ð¸Ð²ÐµÑ‚ æ–‡ ðŸ˜€", "Привет 文 😀")]
    [InlineData("«CAFÉ» and MANHÃ… and Â«", "«CAFÉ» and MANHÃ… and Â«")]
    [InlineData("Â«cafÃ©Â»", "«café»")]
    [InlineData("ï»¿text\uFEFF\0\u0007\u007F\tx\r\n", "text\tx\r\n")]
    [InlineData("it\u0092s \u0085 \u0081", "it’s … ")]
    [InlineData("A\u030Angstro\u0308m \u212B", "Ångström Å")]
    [InlineData("Ã", "Ã")]
    [InlineData("Ã\u0080", "À")]
    public void Rewrites(string text, string expected) => Assert.Equal(expected, Cleaned.By(_repair, text));

    [Theory]
    [InlineData("Füße, naïve façade — “quoted”, 5 € … ‘x’")]
    [InlineData("Příliš žluťoučký kůň")]
    [InlineData("Ελληνικά και Русский")]
    [InlineData("日本語の文章。한국어")]
    public void Undoes_one_and_two_misreadings(string text)
    {
        var windows = Encoding.GetEncoding(1252);
        string Misread(string read) => windows.GetString(Encoding.UTF8.GetBytes(read));
        Assert.Equal(text, Cleaned.By(_repair, Misread(text)));
        Assert.Equal(text, Cleaned.By(_repair, Misread(Misread(text))));
        Assert.Equal(text, Cleaned.By(_repair, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void Parts_can_be_turned_off() =>
        Assert.Equal("cafÃ©\0e\u0301", Cleaned.By(new UnicodeRepair { Mojibake = false, Controls = false, Nfc = false }, "cafÃ©\0e\u0301"));
}

/// <summary>Rows of the Unicode Character Database's NormalizationTest, and what holds of every text.</summary>
public sealed class NfcTests
{
    private static readonly Transform _nfc = (Transform)new UnicodeRepair { Mojibake = false, Controls = false }.Open(new Assets());

    [Theory]
    [InlineData("\u1E0A\u0323", "\u1E0C\u0307")]
    [InlineData("D\u0307\u0323", "\u1E0C\u0307")]
    [InlineData("\u0344\u0340", "\u0308\u0301\u0300")]
    [InlineData("\u0958\u2ADC", "\u0915\u093C\u2ADD\u0338")]
    [InlineData("\u1100\u1161\u11A8\u1100\u1161", "\uAC01\uAC00")]
    [InlineData("\uAC00\u11A8\u11A8", "\uAC01\u11A8")]
    [InlineData("a\u0315\u0300\u05AE\u0300b", "\u00E0\u05AE\u0300\u0315b")]
    [InlineData("\u09C7\u0334\u09BE", "\u09C7\u0334\u09BE")]
    [InlineData("\uF900\U0002F800", "\u8C48\u4E3D")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\U00011099\U000110BA", "\U0001109A")]
    [InlineData("\u0301a", "\u0301a")]
    public void Composes(string text, string expected) => Assert.Equal(expected, Cleaned.By(_nfc, text));

    [Fact]
    public void Is_the_same_twice_and_cut_anywhere_before_a_letter()
    {
        string[] pieces =
            ["a", "e", "\u0301", "\u0323", "\u0344", "\u1100", "\u1161", "\u11A8", "\u0915", "\u093C", "é", "\u212B", "漢", "😀", "\n", "\U0001D15E"];
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var (first, second) = (Text(), "x" + Text());
            var whole = Cleaned.By(_nfc, first + second);
            Assert.Equal(whole, Cleaned.By(_nfc, whole));
            Assert.Equal(whole, Cleaned.By(_nfc, first) + Cleaned.By(_nfc, second));
        }
    }

    [Fact]
    public void Takes_a_million_marks() =>
        Assert.Equal(1_000_000, Cleaned.By(_nfc, "q" + string.Concat(Enumerable.Repeat("\u0301\u0323", 500_000)))[1..].Length);

    /// <summary>Scanning the rest of the text again at every letter would take minutes here.</summary>
    [Theory]
    [InlineData("漢", "a")]
    [InlineData("é", "a")]
    [InlineData("", "é")]
    [InlineData("", "漢a")]
    [InlineData("", "Â«")]
    [InlineData("Ã", "\u00C3 ")]
    [InlineData("ð", "\u00F0Ÿ˜")]
    [InlineData("\u0085", "\u00A0")]
    public void Texts_of_many_megabytes_are_read_once(string first, string repeated)
    {
        var text = first + string.Concat(Enumerable.Repeat(repeated, 4_000_000 / repeated.Length));
        var kept = first == "\u0085" ? "…" + text[1..] : text;
        Assert.Equal(kept.Length, Cleaned.By((Transform)new UnicodeRepair().Open(new Assets()), text).Length);
    }
}
