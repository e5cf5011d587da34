using System.Globalization;
using System.Text;
using Curation.Text;

namespace Curation.Tests.Text;

public sealed class RefinedWebLineTests
{
    private static IEnumerable<string> Texts => GeneratedTexts.All.Concat(
        from space in (string[])[" ", "\u00A0", "\u2028", "\u3000", "\u0085", "\u001C"]
        from before in Enumerable.Range(58, 8)
        select new string('x', before) + space + "é" + space + "2b" + space + space + new string('漢', 30) + space + "end");

    [Fact]
    public void Words_are_what_stands_between_white_space()
    {
        foreach (var text in Texts) Assert.Equal(SlowText.WhitespaceWords(text).Count, RefinedWebLine.Words(Encoding.UTF8.GetBytes(text), int.MaxValue));
    }

    [Fact]
    public void Words_of_fastText_that_start_with_a_letter_or_a_number()
    {
        foreach (var text in Texts)
        {
            var expected = SlowText.FasttextWords(text).Count(word => IsAlphanumeric(Rune.GetRuneAt(word, 0)));
            Assert.Equal(expected, RefinedWebLine.AlphanumericWords(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(63, false)]
    public void More_than_half_in_capitals_is_shouted_wherever_they_stand(int capitals, bool isShouted)
    {
        foreach (var at in (int[])[0, 15, 40])
        {
            var line = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 126).Select(i => i >= at && i < at + capitals ? 'A' : 'a')));
            Assert.Equal(isShouted, RefinedWebLine.IsShouted(line, RefinedWebDialect.Dclm, new()));
        }
    }

    private static bool IsAlphanumeric(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
