using Curation.Text;

namespace Curation.Tests.Text;

public sealed class LowerCaseTests
{
    // as Python 3.11 prints them
    [Theory]
    [InlineData("", "")]
    [InlineData("ABC xyz ÀÉ \u212A\u212B ẞ Ⱥ", "abc xyz àé kå ß ⱥ")]
    [InlineData("İSTANBUL Iı İ", "i\u0307stanbul iı i\u0307")]
    [InlineData("ΣΑΣ ΑΣ. Σ ΑΣ1 ΑΣ\u0301 Α\u0301Σ Α.Σ", "σας ας. σ ας1 ας\u0301 α\u0301ς α.ς")]
    [InlineData("ΑΣ.Β ΑΣ-Β 1Σ aΣ ΑΣΑ ΑΣ漢 ǅΣ ⅠΣ ⒶΣ ªΣ ʰΣ", "ασ.β ας-β 1σ aς ασα ας漢 ǆς ⅰς ⓐς ªς ʰσ")]
    [InlineData("\U0001F150Σ \U00010400Σ\U00010400 ΑΣ\U0001D165", "\U0001F150ς \U00010428σ\U00010428 ας\U0001D165")]
    public void Makes_what_python_makes(string text, string expected) => Assert.Equal(expected, LowerCase.Of(text));

    [Fact]
    public void Whatever_it_makes_has_room()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is >= 0xD800 and <= 0xDFFF) continue;
            var text = char.ConvertFromUtf32(codePoint);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(LowerCase.Of(string.Concat(text, text, text))), 1, LowerCase.MostBytes(3 * 4));
        }
    }
}
