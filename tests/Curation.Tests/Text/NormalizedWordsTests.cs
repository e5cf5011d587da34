using System.Text;
using Curation.Text;

namespace Curation.Tests.Text;

public sealed class NormalizedWordsTests
{
    [Theory]
    [InlineData("The CAT, in 2019!", "the cat in 0000")]
    [InlineData("ÉCOLE Straße ٣ １９", "école straße 0 00")]
    [InlineData("INTERNATIONALIZATION1 Aé", "internationalization0 aé")]
    [InlineData("Ⱥ @[`{ zZ09", "ⱥ zz00")]
    public void Case_digits_and_marks_do_not_count(string text, string same) => Assert.Equal(Hashes(same), Hashes(text));

    [Theory]
    [InlineData("cafe", "café")]
    [InlineData("10", "100")]
    [InlineData("ab", "a b")]
    public void Other_differences_do(string text, string other) => Assert.NotEqual(Hashes(other), Hashes(text));

    [Fact]
    public void Agrees_with_its_twin()
    {
        foreach (var text in GeneratedTexts.All)
        {
            var expected = SlowText.SimpleWords(text).Where(SlowText.IsPlain).Select(word => WordHash.Of(Encoding.UTF8.GetBytes(SlowText.Normalize(word))));
            Assert.Equal(expected, Hashes(text));
        }
    }

    [Theory]
    [InlineData("แมวกินปลา", "แ ม ว กิ น ป ล า")]
    [InlineData("ກິນປາ", "ກິ ນ ປ າ")]
    [InlineData("ဆန်ပြုတ်", "ဆ န် ပြု တ်")]
    [InlineData("ខ្មែរ", "ខ្ មែ រ")]
    [InlineData("abcแมว12 หิว", "abc แ ม ว 00 หิ ว")]
    [InlineData("हिन्दी Việt café", "हिन्दी việt café")]
    public void Shingles_see_characters_where_a_script_has_no_spaces(string text, string characters)
    {
        using var document = DocumentText.FromString(text);
        var expected = characters.Split(' ').Select(word => WordHash.Of(Encoding.UTF8.GetBytes(word)));
        Assert.Equal(expected, document.ShingleWordHashes.ToArray());
        Assert.Equal(text.Split(' ').Length, document.NormalizedWordHashes.Length);
    }

    private static ulong[] Hashes(string text)
    {
        using var document = DocumentText.FromString(text);
        return document.NormalizedWordHashes.ToArray();
    }
}
