using System.Text;
using Curation.Text;

namespace Curation.Tests.Text;

/// <summary>Golden pairs are Python's <c>unicodedata.normalize("NFKC", …)</c>.</summary>
public sealed class NormalTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain 123, text", "plain 123, text")]
    [InlineData("e\u0301 é", "é é")]
    [InlineData("ﬁnd ﬀ ﬆ", "find ff st")]
    [InlineData("x² H₂O 3½ ①", "x2 H2O 31\u20442 1")]
    [InlineData("Ⅳ ⅻ ℃ № ™", "IV xii °C No TM")]
    [InlineData("ｶﾞｷﾞ ﾊﾟﾝ", "ガギ パン")]
    [InlineData("ＡＢＣ　１２３，", "ABC 123,")]
    [InlineData("ﻟﻐﺔ ﷺ", "لغة صلى الله عليه وسلم")]
    [InlineData("㍿ ㎏ ㋿", "株式会社 kg 令和")]
    [InlineData("ẛ̣ ΅ ῍", "ṩ  ̈́  ̓̀")]
    [InlineData("ﾡ ￂ\u1100ￂᆨ", "ᄀ ᅡ각")]
    [InlineData("𝔘𝓃𝕚 ﹘ …", "Uni — ...")]
    [InlineData("\u00A0\u2003\u3000", "   ")]
    [InlineData("\u0344\u0340ſ", "\u0308\u0301\u0300s")]
    public void Is_what_the_standard_says(string given, string expected)
    {
        Assert.Equal(expected, Of(given));
        Assert.Equal(expected, Of(expected));
    }

    /// <summary>What form KC changes is changed before form C sees it; what it does not is left to it.</summary>
    [Fact]
    public void Is_form_C_where_no_code_point_stands_for_another()
    {
        string[] pieces = ["a", "e", "ﬁ", "½", "ﾞ", "ｶ", "\u0301", "\u0323", "\u0344", "\u1100", "\u1161", "ￂ", "é", "\u212B", "漢", "😀", "\n", "ẛ", "\uFDFA"];
        var table = new NormalFormTable(File(), default);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var normal = Of(text);
            Assert.Equal(normal, Of(normal));
            Assert.Equal(normal, Composed(table, normal));
            var plain = string.Concat(text.Where(letter => !"ﬁ½ﾞｶￂẛ\uFDFA".Contains(letter, StringComparison.Ordinal)));
            Assert.Equal(Composed(table, plain), Of(plain));
        }

        static byte[] File() => new Curation.Recipe.Assets().Read("builtin:nfc");
    }

    [Theory]
    [InlineData("a ﬁx b", "fix", "ﬁx")]
    [InlineData("e\u0301te\u0301", "été", "e\u0301te\u0301")]
    [InlineData("e\u0301te\u0301", "t", "t")]
    [InlineData("xﬃy", "f", "ﬃ")]
    [InlineData("xﬃy", "xf", "xﬃ")]
    [InlineData("xﬃy", "iy", "ﬃy")]
    [InlineData("½ ½ and", "and", "and")]
    [InlineData("½½x", "2x", "½x")]
    [InlineData("ｶﾞ", "ガ", "ｶﾞ")]
    [InlineData("nothing", "thin", "thin")]
    public void Knows_where_a_part_comes_from(string given, string part, string expected)
    {
        var text = new NormalText();
        var utf8 = Encoding.UTF8.GetBytes(given);
        var start = text.Of(utf8).LastIndexOf(Encoding.UTF8.GetBytes(part));
        var range = text.Given(start, start + Encoding.UTF8.GetByteCount(part));
        Assert.Equal(expected, Encoding.UTF8.GetString(range.Of(utf8)));
    }

    [Fact]
    public void Takes_a_million_marks_and_the_longest_expansions()
    {
        Assert.Equal(1_000_001, Of("q" + string.Concat(Enumerable.Repeat("\u0301\u0323", 500_000))).Length);
        Assert.Equal(18 * 100_000, Of(new string('\uFDFA', 100_000)).Length);
    }

    private static string Of(string text) => Encoding.UTF8.GetString(new NormalText().Of(Encoding.UTF8.GetBytes(text)));

    private static string Composed(NormalFormTable table, string text)
    {
        var (pieces, utf8, made, copied) = (new NormalPieces(table), Encoding.UTF8.GetBytes(text), new List<byte>(), 0);
        for (var at = 0; pieces.Next(utf8, at, out var piece); at = copied = piece.End)
        {
            made.AddRange(utf8[copied..piece.Start]);
            made.AddRange(pieces.Normal(piece.Of(utf8)));
        }

        return Encoding.UTF8.GetString([.. made, .. utf8[copied..]]);
    }
}
