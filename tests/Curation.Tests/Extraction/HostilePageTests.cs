using System.Text;
using Curation.Core;
using Curation.Extraction;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class HostilePageTests
{
    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Reason(string html, ExtractOptions? options = null) =>
        Assert.Throws<BadRecordException>(() => new PageExtractor(options ?? new()).Extract(Encoding.UTF8.GetBytes(html), new PageContext(""))).Reason;

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<blockquote><ul><li>")]
    public void Nesting_is_limited(string tag)
    {
        Assert.Equal("too-deep", Reason(Repeat(tag, 10_000) + "deep"));
        Assert.Equal("deep", TextOf(Repeat(tag, 200) + "deep"));
    }

    [Fact]
    public void Size_and_nodes_are_limited()
    {
        Assert.Equal("too-many-nodes", Reason(Repeat("<p>x", 600_000)));
        Assert.Equal("too-many-nodes", Reason(Repeat("<br>", 1_100_000)));
        Assert.Equal("page-too-large", Reason(new string('x', 101), new() { MaxBytes = 100 }));
    }

    [Fact]
    public void Siblings_that_leave_everything_open_take_linear_time()
    {
        Assert.Contains("x", TextOf(Repeat("<div>", 900) + Repeat("<a href=y>x</p></li></td></b>", 200_000)), StringComparison.Ordinal);
        Assert.Contains("x", TextOf(Repeat("<ul>", 900) + Repeat("<li>x", 200_000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&amp;", 500_000)]
    [InlineData("&", 1_000_000)]
    [InlineData("<", 1_000_000)]
    [InlineData("<a ", 500_000)]
    [InlineData("<!--", 500_000)]
    [InlineData("<!-- -->", 300_000)]
    [InlineData("<p class='a", 300_000)]
    [InlineData("<script>", 300_000)]
    [InlineData("</div>", 500_000)]
    [InlineData("<![CDATA[", 300_000)]
    [InlineData("\0", 1_000_000)]
    [InlineData("<svg>", 900)]
    [InlineData("<textarea>", 300_000)]
    [InlineData("<title>", 300_000)]
    [InlineData("<select><option>", 400)]
    [InlineData("&#", 500_000)]
    [InlineData("&notit;", 300_000)]
    public void Endless_pieces_end(string piece, int count) => Assert.NotNull(TextOf($"<p>{Sentence(1)}</p>" + Repeat(piece, count)));

    [Fact]
    public void Giant_and_countless_attributes_end()
    {
        Assert.Equal(Sentence(1), TextOf($"<p class='{new string('x', 5_000_000)}' id={new string('y', 1_000_000)}>{Sentence(1)}</p>"));
        Assert.Equal(Sentence(1), TextOf($"<p {Repeat("class=a ", 500_000)}>{Sentence(1)}</p>"));
        Assert.Equal(Sentence(1), TextOf($"<p {string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i}=b "))}>{Sentence(1)}</p>"));
    }

    [Fact]
    public void Every_cut_of_a_page_is_read()
    {
        var page = Encoding.UTF8.GetBytes(
            "<!DOCTYPE html><html lang=en><head><title>T</title><script type='application/ld+json'>{\"a\":1}</script></head>"
            + $"<body class='x y'><!-- c --><p>é&amp;ü {Sentence(1)}</p><table><tr><td>1</table><pre>\n x\n</pre></body></html>");
        for (var length = 0; length <= page.Length; length++) Assert.NotNull(TextOf(page[..length]));
    }

    [Fact]
    public void Random_markup_is_read_and_gives_clean_text()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<div class='sidebar'>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>", "</ul>",
            "<a href=x>", "</a>", "<pre>", "</pre>", "word ", "\n", "<b>", "</b>", "<h2>", "</h2>", "<br>", "<noscript>", "</noscript>",
            "<form>", "<svg>", "</svg>", "&nbsp;", "Sentence, here. ", "<dl>", "<dd>", "<select>",
        ];
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => pieces[random.Next(pieces.Length)]));
            var text = TextOf(html);
            Assert.Equal(text.TrimStart('\n').TrimEnd(), text);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
            Assert.Equal(text, TextOf(html));
        }
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        var pages = Enumerable.Range(0, 64).Select(i => $"<body><div class='menu{i}'>{Links(i)}</div><article>{Paragraphs(i, 1 + i % 9)}</article></body>")
            .ToArray();
        var expected = Array.ConvertAll(pages, page => TextOf(page));
        Parallel.For(0, 1000, i => Assert.Equal(expected[i % 64], TextOf(pages[i % 64])));
    }
}
