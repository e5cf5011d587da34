using System.Text;
using System.Text.RegularExpressions;
using Curation.Core;
using Curation.Redaction;
using Curation.Text;

namespace Curation.Tests.Redaction;

public sealed class DolmaPiiTests
{
    // as Dolma's taggers have them; .NET's \s lacks U+001C to U+001F, which the texts below avoid.
    private static readonly (Regex Expression, string Name, string Token)[] _expressions =
    [
        (new(@"[.\s@,?!;:)(]*([^\s@]+@[^\s@,?!;:)(]+?)[.\s@,?!;:)(]?[\s\n\r]"), "email", "|||EMAIL_ADDRESS|||"),
        (new(@"\s+(\(?(?:\d{3})\)?[-\. ]*(?:\d{3})[-. ]?(?:\d{4}))"), "phone", "|||PHONE_NUMBER|||"),
        (new(@"((?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?))"), "ip", "|||IP_ADDRESS|||"),
    ];

    [Theory]
    [InlineData("", "", null)]
    [InlineData("write a@b.c", "write a@b.c", null)]
    [InlineData("write a@b.c.", "write a@b.c.", null)]
    [InlineData("write (a@b.c) or 1.2.3.4\n", "write (|||EMAIL_ADDRESS|||) or |||IP_ADDRESS|||\n", "email 7-12, ip 17-24")]
    [InlineData("write (a@b.c), or", "write (a@b.c), or", null)]
    [InlineData("a@b.c. d", "|||EMAIL_ADDRESS|||. d", "email 0-5")]
    [InlineData("call (555) 123-4567 or 555.123.45678", "call |||PHONE_NUMBER||| or |||PHONE_NUMBER|||8", "phone 5-19, phone 23-35")]
    [InlineData("x 555 123 4567@y.z now", "x |||PHONE_NUMBER||| now", "phone 2-18")]
    [InlineData("é é@1.2.3.4 ", "é |||EMAIL_ADDRESS||| ", "email 3-13")]
    public void Replaces_and_tells_the_places(string text, string expected, string? spans)
    {
        var stage = new DolmaPii();
        Assert.Equal((expected, expected, spans), (stage.Apply(Of(text)).ToString(), stage.ApplyForDedup(Of(text)).ToString(), stage.Spans(Of(text))));
    }

    [Fact]
    public void A_text_without_any_stays_the_same()
    {
        var document = Of("nothing here");
        Assert.Same(document.Text, new DolmaPii().Apply(document));
    }

    [Fact]
    public void Agrees_with_the_expressions()
    {
        string[] pieces =
        [
            "@", ".", " ", "\r\n", "\u2028", ",", "(", ")", "-", "a", "é", "1", "25", "256", "123", "4567", "1.2.3.4",
            "x@y.z", " 555 123 4567", "\0", "𝒳",
        ];
        for (var seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal((text, Slow(text)), (text, new DolmaPii().Apply(Of(text)).ToString()));
        }
    }

    [Fact]
    public void The_recipe_of_dolma_replaces_up_to_five_and_drops_more()
    {
        var rules = new RedactPii { Dialect = "dolma" }.Rules;
        Assert.IsType<DolmaPii>(Assert.Single(rules).Stage);
        Assert.Equal(5, Assert.IsAssignableFrom<Filter>(new Curation.Filters.Quality.Dolma.Dolma().Rules.Single(rule => rule.Name == "personal-data-count").Stage).Max);
    }

    private static string Slow(string text)
    {
        var spans = _expressions.SelectMany((one, order) => one.Expression.Matches(text).Select(match => (match.Groups[1].Index, match.Groups[1].Length, order, one.Token)));
        var (result, copied) = (new StringBuilder(), 0);
        foreach (var (start, length, _, token) in spans.OrderBy(span => span.Index).ThenBy(span => span.order))
        {
            if (start >= copied) result.Append(text, copied, start - copied).Append(token);
            copied = Math.Max(copied, start + length);
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static Document Of(string text) => new("s", "1", "", DocumentText.FromString(text));
}
