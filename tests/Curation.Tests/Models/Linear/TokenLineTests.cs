using System.Text;
using Curation.Models.Linear;
using Curation.Text;

namespace Curation.Tests.Models.Linear;

public sealed class TokenLineTests
{
    [Theory]
    [InlineData(TokenKind.Spaces, "The Cat, \"it’s\" ÉTÉ", "The Cat, \"it’s\" ÉTÉ")]
    [InlineData(TokenKind.Words, "The Cat, \"it’s\" ÉTÉ", "the cat it's été ")]
    [InlineData(TokenKind.Words, "A Jewish-American lady told her", "a american lady told his ")]
    [InlineData(TokenKind.Style, "The cats were running, of course.", "the ~s ~ww ~ing ~, of ~ww ~. ")]
    [InlineData(TokenKind.Style, "A Jewish-American lady; she sat", "~A ~Cwww ~y ~; he ~w ")]
    [InlineData(TokenKind.Style, "Nation x 12 1999 123456 v2 foo_bar fooBar HTTP café", "~Ction ~w ~0 ~0000 ~00000 ~a0 ~_ ~aA ~AA ~uu ")]
    [InlineData(TokenKind.Style, "x ==== y (“z”…)", "~w ~= ~w ~( ~\" ~w ~\" ~u ~) ")]
    [InlineData(TokenKind.Style, "one\ntwo\nThree\n\nfour", "~w ~w ~n ~Cww ~n ~ww ")]
    public void Writes(TokenKind kind, string text, string expected)
    {
        var line = new PooledList<byte>();
        new TokenLine(kind, ["the", "of"], ["jewish"]).Write(Encoding.UTF8.GetBytes(text), ref line);
        Assert.Equal(expected, Encoding.UTF8.GetString(line.Items));
        line.Dispose();
    }
}
