using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Curation.Tokenization;

namespace Curation.Tests.Tokenization;

public sealed class SplitterTests
{
    private const string Space = @"\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";

    [Theory]
    [InlineData("Hello world's", "Hello| world|'s")]
    [InlineData("I'LL", "I|'|LL")]
    [InlineData("a  b\n\n c ", "a| | b|\n\n| c| ")]
    [InlineData("x1234, 56", "x|1234|,| 56")]
    [InlineData(" 's", " '|s")]
    [InlineData("\t\tx", "\t|\t|x")]
    [InlineData("𐐷𐐷 𝟘!", "𐐷𐐷| 𝟘|!")]
    public void Cuts_as_Gpt2(string text, string pieces) => Assert.Equal(pieces.Split('|'), Pieces<Gpt2Splitter>(text));

    [Theory]
    [InlineData("Hello world's", "Hello| world|'s")]
    [InlineData("I'LL 'ſx", "I|'LL| '|ſx")]
    [InlineData("a'ſx", "a|'ſ|x")]
    [InlineData("a  b\n\n c ", "a| | b|\n\n| c| ")]
    [InlineData("x1234, 56", "x|123|4|,| |56")]
    [InlineData("\t\tx(y", "\t|\tx|(y")]
    [InlineData("!!\r\n\r\nx \n  \n  y", "!!\r\n\r\n|x| \n  \n| | y")]
    [InlineData("𝟘𝟘𝟘𝟘", "𝟘𝟘𝟘|𝟘")]
    public void Cuts_as_cl100k(string text, string pieces) => Assert.Equal(pieces.Split('|'), Pieces<Cl100kSplitter>(text));

    [Fact]
    public void Agrees_with_the_regular_expression()
    {
        var gpt2 = new Regex(Explicit(SplitPatterns.Gpt2), RegexOptions.CultureInvariant);
        var cl100k = new Regex(Explicit(SplitPatterns.Cl100k).Replace("'s", "'[sſ]"), RegexOptions.CultureInvariant);
        for (var seed = 0; seed < 300; seed++)
        {
            var text = GeneratedText.Mixture(seed, 60);
            Assert.Equal(ByRegex(gpt2, text), Pieces<Gpt2Splitter>(text));
            Assert.Equal(ByRegex(cl100k, text), Pieces<Cl100kSplitter>(text));
        }
    }

    [Fact]
    public void Knows_the_class_of_every_code_point()
    {
        Span<byte> utf8 = stackalloc byte[4];
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (!Rune.TryCreate(code, out var rune)) continue;
            var length = rune.EncodeToUtf8(utf8);
            var expected = rune.Value is not (0x180E or 0x200B or 0xFEFF) && Rune.IsWhiteSpace(rune) ? CharacterClass.Space
                : Rune.IsLetter(rune) ? CharacterClass.Letter
                : Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                ? CharacterClass.Number
                : CharacterClass.Other;
            if (CharacterClasses.At(utf8, 0, out var read) != expected || read != length) Assert.Fail($"U+{code:X4}");
        }
    }

    [Fact]
    public void Covers_any_bytes()
    {
        var random = new Random(5);
        var bytes = new byte[40];
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(bytes);
            Covers<Gpt2Splitter>(bytes);
            Covers<Cl100kSplitter>(bytes);
        }

        static void Covers<TSplitter>(byte[] bytes) where TSplitter : struct, ISplitter
        {
            for (int start = 0, end; start < bytes.Length; start = end)
            {
                end = TSplitter.Next(bytes, start);
                Assert.InRange(end, start + 1, bytes.Length);
            }
        }
    }

    private static List<string> Pieces<TSplitter>(string text) where TSplitter : struct, ISplitter
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var pieces = new List<string>();
        for (int start = 0, end; start < utf8.Length; start = end)
        {
            end = TSplitter.Next(utf8, start);
            pieces.Add(Encoding.UTF8.GetString(utf8.AsSpan(start..end)));
        }

        return pieces;
    }

    /// <summary>.NET's patterns see UTF-16 only: each astral character is played by one of its class that is not.</summary>
    private static List<string> ByRegex(Regex pattern, string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        var played = string.Concat(runes.Select(rune => rune.IsBmp ? (char)rune.Value : Rune.IsLetter(rune) ? 'ä' : Rune.IsNumber(rune) ? '²' : '§'));
        return [.. pattern.Matches(played).Select(match => string.Concat(runes.AsSpan(match.Index, match.Length).ToArray()))];
    }

    private static string Explicit(string pattern) => pattern.Replace(@"[^\s\p", $@"[^{Space}\p").Replace(@"\s", $"[{Space}]").Replace(@"\S", $"[^{Space}]");
}
