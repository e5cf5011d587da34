using Curation.Extraction;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class MainTextTests
{
    private static string Article(string extra) =>
        $"<body><nav>{Links(9)}</nav><div id='main'><article>{Paragraphs(1, 4)}{extra}{Paragraphs(5, 4)}</article></div>"
        + "<footer><p>Footer words.</p></footer></body>";

    private static readonly string _expected = string.Join("\n\n", Enumerable.Range(1, 8).Select(Sentence));

    /// <summary>One short paragraph after much else: even odds must do where nothing else is left.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void A_page_with_one_paragraph_is_not_empty(int links)
    {
        var page = "<html><head><title>Boats in the fog</title><meta property='og:type' content='article'></head><body>"
            + $"<div class='menu'>{Links(links)}</div><div class='x'><div>{Sentence(1)} {Sentence(2)}</div></div>"
            + $"<div class='bottom'>{Links(links)}</div></body></html>";
        Assert.Contains(Sentence(1), TextOf(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<nav><p>Go home, or stay. It is up to you.</p></nav>")]
    [InlineData("<footer><p>All rights reserved, always.</p></footer>")]
    [InlineData("<div class='sidebar'><p>Things beside the point, in a column.</p></div>")]
    [InlineData("<div id='cookieConsent'><p>We value your privacy, and cookies. Accept them.</p></div>")]
    [InlineData("<div class='newsletter-box'><p>Get our letters every week. No spam, ever.</p></div>")]
    [InlineData("<div class='social-share'><a href='x'>Tell a friend</a></div>")]
    [InlineData("<div class='relatedPosts'><h3>More</h3><a href='x'>A story about bread</a><a href='y'>A story about salt</a></div>")]
    [InlineData("<p class='byline'>By Ann Other, staff</p>")]
    [InlineData("<figure><img src='x'><figcaption>Boats in the fog, seen from above.</figcaption></figure>")]
    [InlineData("<div hidden><p>Not to be seen, by anyone.</p></div>")]
    [InlineData("<div style='color:red; display : none'><p>Not to be seen, by anyone.</p></div>")]
    [InlineData("<p style='visibility: hidden'>Not to be seen, by anyone.</p>")]
    [InlineData("<p class='sr-only'>Not to be seen, by anyone.</p>")]
    [InlineData("<p class='visually-hidden'>Not to be seen, by anyone.</p>")]
    [InlineData("<p class='screen-reader-text'>Not to be seen, by anyone.</p>")]
    [InlineData("<div aria-hidden='true'><p>Not to be seen, by anyone.</p></div>")]
    [InlineData("<script>var x = 'Words, in a script.';</script><style>p { color: red }</style>")]
    [InlineData("<svg><title>Logo</title><text>Drawn words.</text></svg><iframe>Framed words.</iframe>")]
    [InlineData("<template><p>Words in a template.</p></template><noscript><p>Turn on scripts, please.</p></noscript>")]
    [InlineData("<form><label>Name</label><input><select><option>One</option></select><button>Send</button></form>")]
    [InlineData("<section id='comments'><p>First! I was here, before you all.</p></section>")]
    [InlineData("<ul><li><a href='1'>Bread and salt</a></li><li><a href='2'>Salt and bread</a></li></ul>")]
    [InlineData("<div><a href='1'>Bread and salt</a> <a href='2'>Salt and bread</a></div>")]
    [InlineData("<p><b>Read more:</b> A story about bread, and salt.</p><h3>DON'T MISS</h3><p>Lesen Sie auch: Brot und Salz.</p><p>À lire aussi : du pain.</p>")]
    [InlineData("<p>Das könnte Sie auch interessieren:</p><p>Mehr zum Thema</p><p>Advertisement: a new lamp!</p><p>Share this post</p>")]
    [InlineData("<p>延伸阅读：<a href='1'>面包和盐的故事</a></p><p>اقرأ أيضا: <a href='2'>قصة الخبز والملح</a></p><p>あわせて読みたい <a href='3'>パンと塩の話</a></p>")]
    [InlineData("<p>यह भी पढ़ें: <a href='1'>रोटी और नमक की कहानी</a></p><p>Przeczytaj także: <a href='2'>chleb i sól</a></p><p>Lees verder: <a href='3'>brood</a></p>")]
    [InlineData("<!-- a comment, with words. --><p> \n </p>")]
    public void What_is_not_the_text_is_left_out(string extra) => Assert.Equal(_expected, TextOf(Article(extra)));

    [Theory]
    [InlineData("Das könnte sich schon bald ändern, sagt der Wärter der Lampe am Hafen.")]
    [InlineData("Anzeigenkunden zahlen in diesem Jahr für die Lampe des Hafens zum ersten Mal.")]
    [InlineData("Advertisement costs of the harbour rose by twelve percent in the last year.")]
    [InlineData("Don't miss the old mill behind the harbour, where the keeper was born.")]
    [InlineData("Sign up for the tour of the lamps at the office of the harbour master.")]
    [InlineData("Read more books about lamps, the keeper said to the children of the harbour.")]
    public void A_sentence_that_begins_like_a_pointer_is_text(string sentence) =>
        Assert.Contains(sentence, TextOf(Article($"<p>{sentence}</p>")), StringComparison.Ordinal);

    [Theory]
    [InlineData("<h2>The second watch</h2>", "The second watch")]
    [InlineData("<ul><li>bread</li><li><p>salt</p></li><li>water</li></ul>", "bread\nsalt\nwater")]
    [InlineData("<blockquote><p>Nobody counts boats in the fog.</p></blockquote>", "Nobody counts boats in the fog.")]
    [InlineData("<table><tr><th>Lamp<th>Boats<tr><td>1<td><p>12</p></table>", "Lamp | Boats\n1 | 12")]
    [InlineData("<pre>for (;;)\n{\n    count++;\n\n}\n</pre>", "for (;;)\n{\n    count++;\n\n}")]
    [InlineData("<pre><code><span>if</span> x:\n\t<b>y</b>  z</code></pre>", "if x:\n    y  z")]
    [InlineData("<dl><dt>Lamp</dt><dd>A light.</dd></dl>", "Lamp\nA light.")]
    [InlineData("<p>One line<br>another &amp; &eacute;&#x4E2D;&nbsp;end</p>", "One line\nanother & é中 end")]
    [InlineData("<p>in<b>side</b>\n\n  <i>words</i>\t.</p>", "inside words .")]
    [InlineData("<p>so\u00ADft zero\u200Bwidth \u0001control</p>", "soft zerowidth control")]
    [InlineData("<p>An <a href='x'>only link</a> within a sentence.</p>", "An only link within a sentence.")]
    [InlineData("<details><summary>More of it</summary>Hidden by default, yet text.</details>", "More of it\n\nHidden by default, yet text.")]
    public void What_belongs_to_the_text_keeps_its_shape(string extra, string shown) =>
        Assert.Equal(_expected.Replace(Sentence(4), Sentence(4) + "\n\n" + shown, StringComparison.Ordinal), TextOf(Article(extra)));

    [Fact]
    public void Names_that_cover_the_page_do_not_drop_it() =>
        Assert.Equal(
            _expected, TextOf($"<body>{string.Concat(Enumerable.Range(1, 8).Select(i => $"<div class='sidebar'><p>{Sentence(i)}</p></div>"))}</body>"));

    [Fact]
    public void A_lead_beside_the_body_is_kept_and_the_headline_is_not() =>
        Assert.Equal(
            Sentence(0) + "\n\n" + _expected,
            TextOf(
                $"<article><header><h1>The Keeper</h1><p>{Sentence(0)}</p><span>5 May 2024</span></header>"
                + $"<div class='article-body'>{Paragraphs(1, 8)}</div></article>"));

    [Fact]
    public void A_page_that_is_all_links_still_has_text() =>
        Assert.Contains("Another page 39", TextOf($"<body><div>{Links(40)}</div></body>"), StringComparison.Ordinal);

    [Fact]
    public void An_index_of_links_keeps_them_and_an_article_with_many_does_not()
    {
        var index = $"<body>{string.Concat(Enumerable.Range(1, 6).Select(i => $"<p>{Sentence(i)}</p>{Links(40)}"))}</body>";
        var article = "<meta property='og:type' content='article'><meta property='article:published_time' content='2024-05-06'>"
            + $"<body><article>{Paragraphs(1, 20)}</article>{Links(40)}</body>";
        Assert.Contains("Another page 39", TextOf(index), StringComparison.Ordinal);
        Assert.DoesNotContain("Another page", TextOf(article, url: "https://a.test/2024/05/06/the-keeper"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_page_may_live_in_noscript() =>
        Assert.Equal(_expected, TextOf($"<body><div id='app'></div><noscript><div>{Paragraphs(1, 8)}</div></noscript></body>"));

    [Fact]
    public void An_empty_page_may_live_in_json_ld()
    {
        var json = $"{{\"@graph\":[{{\"@type\":\"Article\",\"articleBody\":\"{Sentence(1)}\\n<b>{Sentence(2)}</b> &amp; {Sentence(3)}\"}}]}}";
        Assert.Equal(
            $"{Sentence(1)}\n\n{Sentence(2)} & {Sentence(3)}", TextOf($"<body><script type='application/ld+json'>{json}</script><div id='app'></div></body>"));
    }

    [Fact]
    public void Comments_are_the_text_of_a_discussion()
    {
        var html = $"<body><div>{Paragraphs(1, 14)}</div><div class='comments'>{Paragraphs(20, 8)}</div></body>";
        const string head = "<title>The lamps of the harbour</title><meta property=og:type content=article>"
            + "<meta property=article:published_time content=2024-05-06><script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>";
        var article = $"<head>{head}</head>{html}";
        Assert.DoesNotContain(Sentence(20), TextOf(article), StringComparison.Ordinal);
        var forum = $"<head><link rel=canonical href='https://forum.a.test/lamps'></head>{html}";
        Assert.Contains(Sentence(27), TextOf(forum), StringComparison.Ordinal);
        var shortPage = $"<body><p>{Sentence(1)}</p><div class='comments'>{Paragraphs(20, 8)}</div></body>";
        Assert.Contains(Sentence(27), TextOf(shortPage), StringComparison.Ordinal);
    }

    [Fact]
    public void Precision_takes_no_more_and_recall_no_less()
    {
        var html = Article("<p class='byline'>By Ann Other, staff</p><figure><figcaption>Boats.</figcaption></figure>");
        Assert.Equal(_expected, TextOf(html, Favour.Precision));
        var doubtful = $"<html><body><div class='box'><p>{Sentence(1)}</p></div><div class='item'><h3>Lamps</h3><p>Nine of them.</p><a href=l>All lamps</a></div>"
            + $"<div class='item'><h3>Boats</h3><p>Many, and {Sentence(2)}</p></div><div class='more'><a href=b>Boats of the north</a><p>{Sentence(3)}</p></div></body></html>";
        var (least, most) = (Lines(Favour.Precision), Lines(Favour.Recall));
        Assert.Subset(most, Lines(Favour.Balanced));
        Assert.Subset(Lines(Favour.Balanced), least);
        Assert.True(most.Count > least.Count);

        HashSet<string> Lines(Favour favour) => [.. TextOf(doubtful, favour).Split('\n')];
    }

    [Theory]
    [InlineData("<ul><li>one<li>two<ul><li>inner</ul><li>three</ul>", "one\ntwo\ninner\nthree")]
    [InlineData("<p>one<p>two<div>three</div>four", "one\n\ntwo\n\nthree\n\nfour")]
    [InlineData("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd")]
    [InlineData("<table><thead><tr><th>a<tbody><tr><td>b<td>c<tr><td>d</table>", "a\nb | c\nd")]
    [InlineData("<div>one</p>two</div></div></section>three", "one\n\ntwo\n\nthree")]
    [InlineData("<b><div>one</b>two</div>three", "one two\n\nthree")]
    [InlineData("<h2>one<h3>two</h2>three", "one\n\ntwo\n\nthree")]
    [InlineData("<p>a < b and a&b &nosuch; &#0; &#x110000; &#xD800;</p", "a < b and a&b &nosuch; \uFFFD \uFFFD \uFFFD")]
    [InlineData("<p title='>'>one</p attr><p data-x=\"<p>\">two</p>", "one\n\ntwo")]
    public void Untidy_markup_reads_as_in_a_browser(string html, string expected) =>
        Assert.Equal(expected, TextOf(html).Replace("onetwo", "one two", StringComparison.Ordinal));
}
