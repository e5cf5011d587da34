using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class ClosingBlocksTests
{
    private const string Frame =
        "<div class=related><h3>More stories</h3><div class=card><a href=/1>How the valley found its rhythm</a></div><div class=card><a href=/2>Another day"
        + " at the wall</a></div></div><footer class=site-footer><a href=/a>About</a><a href=/b>Imprint</a></footer>";

    private static string TextOfArticle(string end) =>
        TextOf($"<html><head><title>Lamps</title></head><body><article><h1>Lamps</h1>{Paragraphs(1, 9)}{end}</article>{Frame}</body></html>");

    [Theory]
    [InlineData("<table><tr><th>Lamp</th><th>Boats</th></tr><tr><td>Kappa</td><td>12</td></tr><tr><td>Lambda</td><td>7</td></tr></table>", "Lambda | 7")]
    [InlineData("<figure class=wp-block-table><table><tr><td>灯</td><td>船</td></tr><tr><td>東</td><td>12</td></tr></table></figure>", "東 | 12")]
    [InlineData("<pre>light --on\nlight --off</pre>", "light --on\nlight --off")]
    [InlineData("<div class=highlight><div><pre><code>свет --вкл</code></pre></div></div>", "свет --вкл")]
    [InlineData("<blockquote>Nobody counts boats twice.</blockquote>", "Nobody counts boats twice.")]
    [InlineData("<blockquote><p>不会有人数两次船。</p></blockquote>", "不会有人数两次船。")]
    [InlineData("<h2>Results</h2><table><tr><th>Lamp</th><th>Boats</th></tr><tr><td>Kappa</td><td>12</td></tr></table>", "Results\n\nLamp | Boats\nKappa | 12")]
    public void What_closes_an_article_stays(string end, string kept) => Assert.EndsWith(kept, TextOfArticle(end), StringComparison.Ordinal);

    [Theory]
    [InlineData("<table><tr><td><a href=/1>Older post</a></td><td><a href=/2>Newer post</a></td></tr><tr><td><a href=/3>Home</a></td><td><a href=/4>Archive</a></td></tr></table>", "Newer")]
    [InlineData("<div class=related><blockquote>Zebra</blockquote></div>", "Zebra")]
    [InlineData("<div class=share-buttons>Share</div><pre class=share>Zebra</pre>", "Zebra")]
    public void Links_and_frames_at_the_end_go(string end, string dropped) => Assert.DoesNotContain(dropped, TextOfArticle(end), StringComparison.Ordinal);

    [Fact]
    public void A_short_heading_between_paragraphs_stays() =>
        Assert.Contains("book.\n\nFAQ\n\nThe keeper of lamp 20", TextOfArticle($"<h3>FAQ</h3>{Paragraphs(20, 3)}"), StringComparison.Ordinal);
}
