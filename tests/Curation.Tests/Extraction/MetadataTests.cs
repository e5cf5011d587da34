using System.Text;
using Curation.Core;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("<title> The  Keeper of Lamps | Harbour News</title><h1>Lamps</h1>", "The Keeper of Lamps")]
    [InlineData("<title>The Keeper &amp; Lamps</title>", "The Keeper & Lamps")]
    [InlineData("<meta property='og:title' content='Lamps'><title>Other</title>", "Lamps")]
    [InlineData("<title>Lamps - Harbour</title><meta property='og:site_name' content='Harbour'>", "Lamps")]
    [InlineData("<title></title><h1>The <b>Keeper</b></h1>", "The Keeper")]
    [InlineData("<p>no title</p>", null)]
    [InlineData("<p>x</p><svg><title>Logo</title></svg><p>no title</p>", null)]
    [InlineData("<p>x</p><svg><foreignObject><div>x</div></foreignObject><title>Logo</title></svg><p>no title</p>", null)]
    [InlineData("<svg><desc><p>x</p></desc></svg><title>Lamps</title>", "Lamps")]
    public void Title(string html, string? expected) => Assert.Equal(expected, Page(html).Title);

    [Theory]
    [InlineData("<meta property='article:published_time' content='2024-05-06T07:08:09+02:00'>", "2024-05-06T07:08:09+02:00")]
    [InlineData("<meta property='article:published_time' content='2024-05-06T07:08:09.123Z'>", "2024-05-06T07:08:09Z")]
    [InlineData("<meta name='date' content='May 6, 2024'>", "2024-05-06")]
    [InlineData("<meta name='DC.date.issued' content='20240506'>", "2024-05-06")]
    [InlineData("<meta itemprop='datePublished' content='2024-05-06'>", "2024-05-06")]
    [InlineData("<script type='application/ld+json'>[{\"@graph\":[{\"datePublished\":\"2024-05-06T07:08:09\"}]}]</script>", "2024-05-06T07:08:09")]
    [InlineData("<time datetime='2023-01-01'>x</time><time itemprop='datePublished' datetime='2024-05-06'>y</time>", "2024-05-06")]
    [InlineData("<meta name='date' content='31/12/2018'>", "2018-12-31")]
    [InlineData("<h1>Lamps</h1><p>Published: 3 March 2021</p>", "2021-03-03")]
    [InlineData("<h1>Lamps</h1><p>Veröffentlicht am 03.02.2021</p><p>Updated 4 April 2022</p>", "2021-02-03")]
    [InlineData("<h1>Lamps</h1><p><b>ОПУБЛИКОВАНО</b> 2021-02-03</p>", "2021-02-03")]
    [InlineData("<h1>Lamps</h1><p>发布时间：2021年2月3日</p>", "2021-02-03")]
    [InlineData("<h1>Lamps</h1><p>March 3, 2021</p>", "2021-03-03")]
    [InlineData("<h1>Lamps</h1><p>2021年3月3日 10:12</p>", "2021-03-03")]
    [InlineData("<p>March 3, 2021</p><h1>Lamps</h1><ul><li>March 3, 2021</ul>", null)]
    [InlineData("<h1>Lamps</h1><p>On March 3, 2021 the lamp was lit, and nobody minded.</p>", null)]
    [InlineData("<h1>Lamps</h1><div class=comments><p>x <time datetime='2021-03-03'>March 3, 2021</time></div>", null)]
    [InlineData("<aside><time datetime='2021-03-03'>x</time></aside><h1>Lamps</h1><time datetime='2020-01-02'>y</time>", "2020-01-02")]
    [InlineData("<meta name='date' content='05.06.2018'>", "2018-06-05")]
    [InlineData("<meta name='date' content='05/06/2018'>", "2018-05-06")]
    [InlineData("<meta name='date' content='32/12/2018'>", null)]
    [InlineData("<meta name='date' content='someday soon'>", null)]
    [InlineData("<meta name='date' content='0001-01-01'>", null)]
    [InlineData("<script type='application/ld+json'>{\"datePublished\":</script>", null)]
    [InlineData("<meta name='date' content='3. M\u00E4rz 2021'>", "2021-03-03")]
    [InlineData("<time datetime='14 ao\u00FBt 2020'>x</time>", "2020-08-14")]
    [InlineData("<p class=date>Publicado el 5 de enero de 2019</p>", "2019-01-05")]
    [InlineData("<p class=date>17 \u0434\u0435\u043A\u0430\u0431\u0440\u044F 2018, 12:00</p>", "2018-12-17")]
    [InlineData("<p class=date>1er juil. 2018</p>", "2018-07-01")]
    [InlineData("<p class=date>7 jui 2018</p>", null)]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"image\":{\"datePublished\":\"1999-01-01\"},"
        + "\"datePublished\":\"2022-02-02\"}</script>", "2022-02-02")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"ImageObject\",\"datePublished\":\"1999-01-01\"},"
        + "{\"datePublished\":\"2021-01-01\",\"@type\":\"WebPage\"},{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2022-02-02\"}]}</script>", "2022-02-02")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"WebPage\",\"comment\":[{\"datePublished\":\"1999-01-01\"}],"
        + "\"mainEntity\":{\"@type\":\"Question\",\"datePublished\":\"2022-02-02\"", "2022-02-02")]
    public void Date(string html, string? expected) => Assert.Equal(expected, Page(html).Date);

    [Theory]
    [InlineData("<link rel=license href='//cc.test/by/4.0/'>", "https://cc.test/by/4.0/")]
    [InlineData("<base href='https://b.test/x/'><a rel=license href='terms.html'>terms</a>", "https://b.test/x/terms.html")]
    [InlineData("<base href='/x/'><a rel=license href='terms/a'>terms</a>", "https://a.test/x/terms/a")]
    [InlineData("<a rel=license href='/terms'>terms</a>", "https://a.test/terms")]
    [InlineData("<meta name='dcterms.license' content='CC BY 4.0'>", "CC BY 4.0")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"image\":{\"@type\":\"ImageObject\",\"license\":\"https://img.test/l\"},"
        + "\"license\":{\"@type\":\"CreativeWork\",\"url\":\"https://cc.test/by\"}}</script>", "https://cc.test/by")]
    public void Licences_are_whole_addresses(string html, string expected) => Assert.Equal(
        [expected], Balanced.Extract(Encoding.UTF8.GetBytes(html), new PageContext("https://a.test/page")).Rights.Licenses);

    [Theory]
    [InlineData("<figure><img src=a><figcaption>By B, <a rel=license href='https://creativecommons.org/licenses/by/4.0/'>CC</a></figcaption></figure>")]
    [InlineData("<div itemscope itemtype='https://schema.org/ImageObject'><a rel=license href='https://cc.test/by'>CC</a></div>")]
    public void The_licence_of_a_picture_is_not_the_page_s(string picture)
    {
        Assert.Empty(Page($"<article><h1>Lamps</h1>{Paragraphs(1, 4)}{picture}</article>").Rights.Licenses);
        Assert.Equal(["https://cc.test/page"], Page($"<article>{Paragraphs(1, 4)}{picture}</article><a rel=license href='https://cc.test/page'>L</a>").Rights.Licenses);
    }

    [Theory]
    [InlineData("http://schema.org/ImageObject")]
    [InlineData("https://schema.org/Comment")]
    [InlineData("https://schema.org/Review ")]
    public void Author_and_date_of_a_part_are_not_the_page_s(string type)
    {
        var part = $"<div itemscope itemtype='{type}'><b itemprop=author>Bo Else</b><meta itemprop=datePublished content='1999-01-01'>"
            + "<time itemprop=datePublished datetime='1999-01-01'>1999</time></div>";
        var page = Page($"<article itemscope itemtype='https://schema.org/Article'>{part}{Paragraphs(1, 4)}<span itemprop=author>Ann Other</span>"
            + "<time itemprop=datePublished datetime='2022-02-02'>2022</time></article>");
        Assert.Equal(("Ann Other", "2022-02-02"), (page.Author, page.Date));
        Assert.Equal((null, null), (Page(part + Paragraphs(1, 4)).Author, Page(part + Paragraphs(1, 4)).Date));
    }

    [Theory]
    [InlineData("<html lang='de-AT'>", "en", "de-at")]
    [InlineData("<html xml:lang='fr_FR'>", null, "fr-fr")]
    [InlineData("<meta http-equiv='Content-Language' content='pt, en'>", null, "pt")]
    [InlineData("<html lang=''>", "nl, de", "nl")]
    [InlineData("<html lang='{{locale}}'>", null, null)]
    [InlineData("<p>", null, null)]
    public void Language(string html, string? header, string? expected) => Assert.Equal(expected, Page(html, header).Language);

    [Theory]
    [InlineData("<title>Welcome</title><h1>Other</h1><h1>Lamps of the north</h1><meta property='og:title' content='Lamps of the north - Harbour'>",
        "Lamps of the north")]
    [InlineData("<title>Harbour | Lamps of the north</title><meta property='og:site_name' content='Harbour'>", "Lamps of the north")]
    public void Title_agrees_with_a_heading(string html, string expected) => Assert.Equal(expected, Page(html).Title);

    [Theory]
    [InlineData("<meta name='author' content='Ann Other'>", "Ann Other")]
    [InlineData("<script type='application/ld+json'>{\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Other\"},{\"name\":\"Bo Else\"}]}</script>",
        "Ann Other, Bo Else")]
    [InlineData("<script type='application/ld+json'>{\"author\":\"Ann Other\",\"name\":\"Harbour\"}</script>", "Ann Other")]
    [InlineData("<p class='byline'>By Ann Other, 5 May 2024</p>", "Ann Other")]
    [InlineData("<p class='author'>Von Ann Other | Hafen</p>", "Ann Other")]
    [InlineData("<h1>Lamps</h1><p>By Ann Other</p>", "Ann Other")]
    [InlineData("<h1>Lamps</h1><p>Written by <a href=/ann>Ann van der Other</a> on 5 May 2024</p>", "Ann van der Other")]
    [InlineData("<nav><p>By Use Case</p></nav><ul><li>By Role Model</ul><h1>Lamps</h1><p>Text</p>", null)]
    [InlineData("<h1>Lamps</h1><p>By the way, Ann Other was there.</p><p>By Sea And Land we came to the harbour of Ann.</p>", null)]
    [InlineData("<meta property='article:author' content='https://a.test/ann'>", null)]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#ann\"},\"image\":{\"author\":\"Photo Guy\"}},"
        + "{\"@type\":\"Person\",\"@id\":\"#ann\",\"name\":\"Ann Other\"}]}</script>", "Ann Other")]
    [InlineData("<div class=comments><b itemprop=author>Troll</b></div><span itemprop=author itemscope><i itemprop=name>Ann Other</i></span>", "Ann Other")]
    [InlineData("<p>text <a rel=author href=/ann>by Ann Other</a></p>", "Ann Other")]
    [InlineData("<p>text <a rel=author href=/ann>Ann Other</a></p><table>x<tr></table>", "Ann Other")]
    public void Author(string html, string? expected) => Assert.Equal(expected, Page(html).Author);

    [Theory]
    [InlineData("<p>Last updated on 5 April 2022</p>", "2022-04-05")]
    [InlineData("<footer>This page was last edited on <span>5 April 2022</span>, at 10:00.</footer>", "2022-04-05")]
    [InlineData("<p>Letzte Änderung: 05.04.2022</p>", "2022-04-05")]
    [InlineData("<p>Updated every day since 5 weeks</p><textarea>Updated 2022-04-05</textarea>", null)]
    [InlineData("<meta name=lastmod content=2020-01-02><p>Updated 2022-04-05</p>", "2020-01-02")]
    public void Changes_are_told_by_lines_that_show_them(string html, string? expected) => Assert.Equal(expected, Page(html).Modified);

    [Fact]
    public void What_one_robot_may_not_do_for_ai_counts()
    {
        var rights = Page("<meta name=googlebot content='noindex, noai'><meta name=GPTBot content='noimageai, noml, index'><p>x").Rights;
        Assert.Equal(("googlebot:noindex noai noimageai noml", true, true), (string.Join(' ', rights.Robots), rights.NoAi, rights.NoImageAi));
    }

    [Fact]
    public void What_else_a_page_declares()
    {
        var page = Page(
            "<html><head><link rel='canonical' href='https://a.test/lamps?x=1'><meta name='description' content=' On  lamps. '>"
            + "<meta property='og:site_name' content='Harbour'><meta property='article:modified_time' content='2024-06-07'>"
            + "<meta name='robots' content='NoIndex, noai, noimageai'><meta name='tdm-reservation' content='1'><meta name='tdm-policy' content='/tdm'>"
            + "</head><body><a rel='license' href='/licence'>L</a><a href='https://creativecommons.org/licenses/by/4.0/'>CC</a></body></html>");
        Assert.Equal("https://a.test/lamps?x=1", page.CanonicalUrl);
        Assert.Equal("On lamps.", page.Description);
        Assert.Equal("Harbour", page.SiteName);
        Assert.Equal("2024-06-07", page.Modified);
        Assert.Equal(["/licence", "https://creativecommons.org/licenses/by/4.0/"], page.Rights.Licenses);
        Assert.Equal(["noindex", "noai", "noimageai"], page.Rights.Robots);
        Assert.True(page.Rights is { NoAi: true, NoImageAi: true, TdmReserved: true, TdmPolicy: "/tdm" });
        Assert.Equal("noindex noai noimageai tdm-reserved tdm-policy=/tdm", PageFacts.Of(page).Rights);
    }

    [Fact]
    public void Headers_say_what_elements_leave_open()
    {
        var headers = new RightsHeaders("NoIndex, noai", "1", "/tdm", "/canonical", "/licence");
        var (silent, telling) = (Read("<p>x"), Read("<meta name=robots content=noindex><meta name=tdm-policy content=/own><link rel=canonical href=/own><p>x"));
        Assert.Equal(
            ("http://a.test/canonical", "/tdm", true, true), (silent.CanonicalUrl, silent.Rights.TdmPolicy, silent.Rights.TdmReserved, silent.Rights.NoAi));
        Assert.Equal(("noindex noai", "http://a.test/licence"), (string.Join(' ', silent.Rights.Robots), Assert.Single(silent.Rights.Licenses)));
        Assert.Equal(("http://a.test/own", "/own", "noindex noai"), (telling.CanonicalUrl, telling.Rights.TdmPolicy, string.Join(' ', telling.Rights.Robots)));

        ExtractedPage Read(string html) => Balanced.Extract(Encoding.UTF8.GetBytes(html), new PageContext("http://a.test/x", Rights: headers));
    }
}
