using System.Text;
using Curation.Text;

namespace Curation.Tests.Text;

public sealed class PunktSentencesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("no end", 1)]
    [InlineData("One. Two! Three? Four", 4)]
    [InlineData("He said \"go.\" Then he left.) So.", 3)]
    [InlineData("Mr. Smith of the U.S. Army, e.g. J. Doe, came. Dr. No did not.", 2)]
    [InlineData("Wait... what. then no", 1)]
    [InlineData("Wait! what", 2)]
    [InlineData("Line one\nline two.\n\nThree. Four.", 4)]
    [InlineData("Version 1.2 of foo.bar works.", 1)]
    public void Counts(string text, int expected) => Assert.Equal(expected, PunktSentences.Count(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Takes_any_text()
    {
        foreach (var text in GeneratedTexts.All) Assert.InRange(PunktSentences.Count(Encoding.UTF8.GetBytes(text)), 0, text.Length);
    }
}
