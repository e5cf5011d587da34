using System.Text;
using Curation.Models.NGrams;

namespace Curation.Tests.Models.NGrams;

public sealed class TokenFormTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Hello, World!", "hello , world !")]
    [InlineData("don't 'quote' it’s O'", "don't ' quote ' it's o '")]
    [InlineData("In 1984: 3.14%", "in 0000 : 0 . 00 %")]
    [InlineData("ÄPFEL «so» – ٣ naïve", "äpfel « so » – 0 naïve")]
    [InlineData("東京 タワー", "東 京 タ ワ ー")]
    [InlineData("soft\u00adhyphen a\u00a0b\tc", "softhyphen a b c")]
    [InlineData("a_b~c`d@e[f]", "a _ b ~ c ` d @ e [ f ]")]
    public void Words_of_a_line(string line, string tokens) => Assert.Equal(tokens, Formed(line, TokenForm.Words));

    [Fact]
    public void Every_sign_of_ascii_has_its_place()
    {
        for (var value = 0; value < 128; value++)
        {
            var sign = (char)value;
            var expected = char.IsLetter(sign) ? char.ToLowerInvariant(sign).ToString() : char.IsDigit(sign) ? "0"
                : sign <= ' ' || value == 127 ? "" : sign.ToString();
            Assert.Equal(expected, Formed(sign.ToString(), TokenForm.Words));
        }
    }

    [Fact]
    public void Plain_tokens_stand_as_they_are() => Assert.Equal("Hello, World! 1984 «so»", Formed("\tHello,  World! 1984 «so» \r", TokenForm.Plain));

    [Theory]
    [InlineData("Hello, World!\r", "hello, world!")]
    [InlineData("In 1984: 3.14% ٣", "in 0000: 0.00% 0")]
    [InlineData("ÄPFEL «so» – “it’s” …", "äpfel \"so\" - \"it's\" ...")]
    [InlineData("one—two。three．four", "one - two.three. four")]
    [InlineData("cafe\u0301 caf\u00e9 \u0001\u0085", "cafe café")]
    [InlineData("（１）【x】％", "(0)[x]%")]
    [InlineData("", "")]
    public void Ccnet_normalises_a_line(string line, string tokens) => Assert.Equal(tokens, Formed(line, TokenForm.Ccnet));

    [Fact]
    public void Ccnet_never_needs_more_than_three_bytes_for_one()
    {
        for (var value = 0; value <= 0x10ffff; value++)
        {
            if (!Rune.IsValid(value)) continue;
            var line = Encoding.UTF8.GetBytes(new Rune(value).ToString());
            Assert.InRange(CcnetForm.Write(line, new byte[16]), 0, 3 * line.Length);
        }
    }

    private static string Formed(string line, TokenForm form)
    {
        using var lines = new TokenLines(form);
        var tokens = new List<string>();
        foreach (var token in new TokenScan(lines.Form(Encoding.UTF8.GetBytes(line)))) tokens.Add(Encoding.UTF8.GetString(token));
        return string.Join(' ', tokens);
    }
}
