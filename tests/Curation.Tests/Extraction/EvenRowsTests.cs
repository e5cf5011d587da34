using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class EvenRowsTests
{
    private static readonly (string Label, string Value)[] _rows =
        [("Length", "240 mm"), ("重さ", "300 g"), ("Лезвие", "сталь"), ("Handle", "beech"), ("Teeth per inch", "7"), ("Country", "Japan"), ("Warranty", "2 years")];

    private static string TextOfOffer(string row, string before, string after) => TextOf(
        "<html><head><title>Folding saw</title><script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Folding saw\"}</script></head><body><main>"
        + $"<h1>Folding saw</h1><div class=price>$49</div><button>Add to cart</button><div class=description><p>{Sentence(1)} {Sentence(2)}</p></div>"
        + $"<h2>Specifications</h2>{before}{string.Concat(_rows.Select(r => string.Format(null, row, r.Label, r.Value)))}{after}</main></body></html>");

    [Theory]
    [InlineData("<div class=spec-row><div class=spec-name>{0}</div><div class=spec-value>{1}</div></div>", "<div>", "</div>")]
    [InlineData("<div><span>{0}</span><span>{1}</span></div>", "<div class=x1>", "</div>")]
    [InlineData("<li><b>{0}:</b> {1}</li>", "<ul>", "</ul>")]
    [InlineData("<tr><th>{0}</th><td>{1}</td></tr>", "<table>", "</table>")]
    [InlineData("<div><dt>{0}</dt><dd>{1}</dd></div>", "<dl>", "</dl>")]
    public void Specifications_are_kept_whole(string row, string before, string after)
    {
        var text = TextOfOffer(row, before, after);
        foreach (var (label, value) in _rows)
        {
            Assert.Contains(label, text, StringComparison.Ordinal);
            Assert.Contains(value, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<div class=card><a href='/{0}'><span>{0}</span><span>{1}</span></a></div>", "<div class=related-products>", "</div>")]
    [InlineData("<li><a href='/{0}'>{0}</a> <a href='/{1}'>{1}</a></li>", "<ul>", "</ul>")]
    public void Rows_of_links_are_not(string row, string before, string after) =>
        Assert.DoesNotContain("2 years", TextOfOffer(row, before, after), StringComparison.Ordinal);
}
