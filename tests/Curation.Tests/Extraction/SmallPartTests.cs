using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class SmallPartTests
{
    private static readonly string _page =
        $"<html><head><title>The lamps of the harbour</title><meta property='og:type' content='article'></head><body><nav>{Links(9)}</nav><article>"
        + $"<h1>The lamps of the harbour<a href='#lamps'>¶</a></h1>{Paragraphs(1, 6)}<p>{Sentence(7)}<sup><a href='#fn1'>[1]</a></sup></p>"
        + $"<section class='footnotes'><ol><li id='fn1'><p>{Sentence(8)} <a href='#ref1'>↩</a></p></li></ol></section></article></body></html>";

    [Fact]
    public void Footnotes_stay_and_marks_that_lead_to_themselves_go()
    {
        var text = TextOf(_page);
        Assert.Contains(Sentence(7), text, StringComparison.Ordinal);
        Assert.Contains(Sentence(8), text, StringComparison.Ordinal);
        Assert.DoesNotContain("¶", text, StringComparison.Ordinal);
        Assert.DoesNotContain("↩", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div class='footnotes'><ol><li>Ibid., p. 9.</li><li>See above.</li></ol></div>")]
    [InlineData("<aside role='doc-footnote'><p>Ibid., p. 9.</p><p>See above.</p></aside>")]
    [InlineData("<section role='doc-endnotes'><p>Ibid., p. 9.</p><p>See above.</p></section>")]
    public void Short_footnotes_stay(string notes)
    {
        var page = $"<title>The lamps of the harbour</title><article><h1>The lamps of the harbour</h1>{Paragraphs(1, 8)}{notes}</article>";
        Assert.EndsWith("See above.", TextOf(page), StringComparison.Ordinal);
        Assert.Contains("Ibid., p. 9.", TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_at_the_foot_of_a_site_are_no_footnotes()
    {
        const string foot = "<footer><ul class='footnote-links'><li><a href=p>Privacy</a></li><li><a href=t>Terms</a></li></ul></footer>";
        Assert.DoesNotContain("Privacy", TextOf($"<article><h1>The lamps</h1>{Paragraphs(1, 8)}</article>{foot}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_in_the_flow_of_a_text_is_text_though_it_is_called_a_sidebar()
    {
        var box = $"<div class='sidebar'><p class='title'><b>CULTURE</b> Lamps</p><div class='para'>{Sentence(20)} {Sentence(21)}</div></div>";
        var text = TextOf($"<div class='section'><h2>The lamps</h2>{Paragraphs(1, 5)}{box}{Paragraphs(6, 5)}</div>");
        Assert.Contains(Sentence(21), text, StringComparison.Ordinal);
        var beside = $"<div class='wrap'><div class='content'><h2>The lamps</h2>{Paragraphs(1, 9)}</div><div class='sidebar'>{Links(20)}</div></div>";
        Assert.DoesNotContain("Another page 3", TextOf(beside), StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_twice_in_two_places_is_said_once_and_a_refrain_is_sung_again()
    {
        var twice = TextOf($"<article><h1>The lamps</h1><div class='wide'>{Paragraphs(1, 6)}</div><div class='narrow'>{Paragraphs(1, 6)}</div></article>");
        Assert.Equal(2, twice.Split(Sentence(3)).Length);
        Assert.Equal(3, TextOf($"<article><h1>The lamps</h1>{Paragraphs(1, 6)}{Paragraphs(3, 1)}{Paragraphs(7, 2)}</article>").Split(Sentence(3)).Length);
    }

    [Theory]
    [InlineData("<table class='highlighttable'><tr><td class='linenos'><pre>901\n902\n903</pre></td><td class='code'><pre>CODE</pre></td></tr></table>")]
    [InlineData("<table class='rouge-table'><tr><td class='gutter gl'><pre class='lineno'>901\n902\n903\n</pre></td><td class='code'><pre>CODE</pre></td></tr></table>")]
    [InlineData("<pre class='line-numbers'><code>CODE</code></pre>")]
    public void Numbers_of_lines_beside_code_are_no_text(string code)
    {
        var text = TextOf($"<article><h1>The lamps</h1>{Paragraphs(1, 6)}{code.Replace("CODE", "def lamps():\n    return 4711\n7 12\n", StringComparison.Ordinal)}{Paragraphs(7, 3)}</article>");
        Assert.Contains("def lamps():\n    return 4711\n7 12", text, StringComparison.Ordinal);
        Assert.DoesNotContain("902", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_frames_is_what_it_shows_without_them()
    {
        var noFrames = $"<noframes><body><h1>Lamps</h1>{Paragraphs(1, 4)}</body></noframes>";
        var page = Page($"<html><head><title>The lamps</title></head><frameset cols='20%,80%'><frame src=a><frame src=b>{noFrames}</frameset></html>");
        Assert.Equal("The lamps", page.Title);
        Assert.Contains(Sentence(4), System.Text.Encoding.UTF8.GetString(page.Text.Span), StringComparison.Ordinal);
        Assert.DoesNotContain(Sentence(2), TextOf($"<p>{Sentence(9)}</p><noframes>{Paragraphs(1, 4)}</noframes>"), StringComparison.Ordinal);
        Assert.Equal("", TextOf("<frameset cols='20%,80%'><frame src=a><frame src=b></frameset>"));
    }

    [Theory]
    [InlineData("<div class='post-meta'>By Ann Lee · March 5, 2024</div>", "2024-03-05")]
    [InlineData("<div class='post-meta'>5th Mar. 2024</div>", "2024-03-05")]
    [InlineData("<p class='byline'>05.03.2024, 10 Uhr</p>", "2024-03-05")]
    [InlineData("<p class='byline'>2024年3月5日</p>", "2024-03-05")]
    [InlineData("<p class='byline'>2024-03-05</p>", "2024-03-05")]
    [InlineData("<p class='byline'>Febtember 5, 2024</p>", null)]
    [InlineData("<p>March 5, 2024</p>", "2024-03-05")]
    public void A_date_that_is_shown_beside_the_author_counts(string line, string? expected) =>
        Assert.Equal(expected, Page($"<article><h1>The lamps</h1>{line}{Paragraphs(1, 4)}</article>").Date);

    [Fact]
    public void Authors_of_structured_data_are_names_alone()
    {
        var page = Page(
            """<script type="application/ld+json">{"author":[{"@type":"Person","name":"Ann Lee","worksFor":{"name":"Harbour News"}}]}</script>"""
            + Paragraphs(1, 4));
        Assert.Equal("Ann Lee", page.Author);
    }

    [Fact]
    public void A_heading_that_is_the_name_of_the_site_is_no_title() =>
        Assert.Equal("Nine lamps in the fog", Page($"<title>Nine lamps in the fog | Harbour Log</title><h1>Harbour Log</h1>{Paragraphs(1, 4)}").Title);
}
