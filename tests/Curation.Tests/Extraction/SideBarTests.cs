using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

/// <summary>Side bars and rows of teasers beside a short text; and boxes and lists that are part of one.</summary>
public sealed class SideBarTests
{
    private const string About = "We are a small group of neighbours who write about the valley, its trains and its rivers, since the year in which the mill closed.";

    private static string Box(int paragraphs) => string.Concat(Enumerable.Range(0, paragraphs).Select(i => $"<p>{i}. {About}</p>"));

    [Theory]
    [InlineData("<main>{0}</main><aside class=sidebar><h3>About</h3>{1}</aside>")]
    [InlineData("<main><article>{0}</article><aside>{1}</aside></main>")]
    [InlineData("<div id=content><div class=post>{0}</div></div><div id=sidebar class=sidebar><div class=widget><h3>About</h3>{1}</div></div>")]
    public void A_side_bar_is_not_the_text_however_long(string page)
    {
        var text = TextOf($"<title>Note</title>{string.Format(null, page, $"<h1>Note</h1>{Paragraphs(1, 5)}", Box(6))}");
        Assert.Contains(Sentence(5), text, StringComparison.Ordinal);
        Assert.DoesNotContain("small group of neighbours", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<main><article>{0}<aside class=note>{1}</aside>{2}</article></main>")]
    [InlineData("<main>{0}<aside>{1}</aside>{2}</main>")]
    [InlineData("<div class='content no-sidebar sidebar-off'>{0}{1}{2}</div>")]
    [InlineData("<main><h1>x</h1></main><aside>{0}{1}{2}</aside>")]
    public void What_lies_in_the_flow_of_a_text_stays(string page)
    {
        var text = TextOf($"<title>Note</title>{string.Format(null, page, $"<h1>Note</h1>{Paragraphs(1, 6)}", Box(2), Paragraphs(7, 3))}");
        Assert.Contains(Sentence(9), text, StringComparison.Ordinal);
        Assert.Contains("small group of neighbours", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<main><article><h1>Road closed</h1>{0}</article></main><section class=x><h2>News</h2>{1}</section>", "div")]
    [InlineData("<main><article class=single><h1>Road closed</h1>{0}</article><div class=grid>{1}</div></main>", "article")]
    public void Teasers_beside_a_short_article_are_others(string page, string tag)
    {
        var teasers = Enumerable.Range(1, 6).Select(i => $"<{tag} class=t><a href=/{i}><h3>Storm closes the northern road {i}</h3></a><p>{About}</p></{tag}>");
        var text = TextOf($"<title>Road closed</title><meta property=og:type content=article>{string.Format(null, page, Paragraphs(1, 2), string.Concat(teasers))}");
        Assert.Contains(Sentence(2), text, StringComparison.Ordinal);
        Assert.DoesNotContain("small group of neighbours", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_links_within_an_article_is_its_text()
    {
        var items = Enumerable.Range(1, 6).Select(i => $"<div class=t><h3><a href=/{i}>Bridge {i} over the river</a></h3><p>{i}. {About}</p></div>");
        var text = TextOf($"<title>Six bridges</title><main><article><h1>Six bridges</h1>{Paragraphs(1, 3)}{string.Concat(items)}</article></main>");
        Assert.Contains("6. We are a small group", text, StringComparison.Ordinal);
    }
}
