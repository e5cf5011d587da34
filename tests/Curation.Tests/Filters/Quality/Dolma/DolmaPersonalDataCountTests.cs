using System.Text.RegularExpressions;
using Curation.Filters.Quality.Dolma;
using static Curation.Tests.Filters.Quality.Measured;

namespace Curation.Tests.Filters.Quality.Dolma;

public sealed class DolmaPersonalDataCountTests
{
    // as Dolma's taggers have them; .NET's \s lacks U+001C to U+001F, which the texts below avoid.
    private static readonly Regex[] _expressions =
    [
        new(@"[.\s@,?!;:)(]*([^\s@]+@[^\s@,?!;:)(]+?)[.\s@,?!;:)(]?[\s\n\r]"),
        new(@"\s+\(?(\d{3})\)?[-\. ]*(\d{3})[-. ]?(\d{4})"),
        new(@"(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)"),
    ];

    [Theory]
    [InlineData("", 0)]
    [InlineData("a@b.c", 0)]
    [InlineData("a@b.c\n", 1)]
    [InlineData("a@b. c", 1)]
    [InlineData("@b.c (x@y), é@é! ", 1)]
    [InlineData("a@b@ c@d@e ", 2)]
    [InlineData("555 123 4567", 0)]
    [InlineData("\u2028(555) 123-4567 555.123.45678", 2)]
    [InlineData("1.2.3.4.5.6.7.8 256.1.1.1 1.256.1.1 1.1.1.256", 4)]
    public void Measures(string text, double expected) => Assert.Equal(expected, By(new DolmaPersonalDataCount(), text));

    [Fact]
    public void Agrees_with_the_expressions()
    {
        string[] pieces =
        [
            "@", ".", " ", "\r\n", "\u2028", ",", "(", ")", "-", "a", "é", "1", "25", "256", "123", "4567", "1.2.3.4",
            "x@y.z", " 555 123 4567", "\0", "𝒳",
        ];
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal((text, _expressions.Sum(expression => expression.Count(text))), (text, (int)By(new DolmaPersonalDataCount(), text)));
        }
    }
}
