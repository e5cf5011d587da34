using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

/// <summary>What lies beside a page's text: windows, hidden parts, the reviews of an offer; and what only seems to.</summary>
public sealed class BesideTextTests
{
    private const string Policy = "We process the data that you give us when you place an order, for as long as the law of your country asks us to keep them.";

    private static string LongPolicy(int paragraphs) => string.Concat(Enumerable.Range(0, paragraphs).Select(i => $"<p>{i}. {Policy}</p>"));

    [Theory]
    [InlineData("<div role='dialog' aria-modal='true'>{0}</div>")]
    [InlineData("<div id='modal-privacy' role=alertdialog>{0}</div>")]
    [InlineData("<footer><div class='x'><div role='dialog'><div class='prose'>{0}</div></div></div></footer>")]
    [InlineData("<dialog open>{0}</dialog>")]
    public void A_window_over_the_page_is_not_its_text_however_long(string window)
    {
        var text = TextOf($"<title>Lamps</title><article><h1>Lamps</h1>{Paragraphs(1, 6)}</article>{string.Format(null, window, LongPolicy(60))}");
        Assert.Contains(Sentence(6), text, StringComparison.Ordinal);
        Assert.DoesNotContain("the law of your country", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_is_all_of_a_page_is_its_text() =>
        Assert.Contains("the law of your country", TextOf($"<title>Terms</title><div role='dialog'>{LongPolicy(6)}</div>"), StringComparison.Ordinal);

    [Fact]
    public void A_dialog_that_is_not_modal_is_a_part_of_the_page()
    {
        var text = TextOf($"<title>Lamps</title><main><h1>Lamps</h1><div role=dialog aria-modal=false>{Paragraphs(1, 8)}</div></main>");
        Assert.Contains(Sentence(8), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div hidden id=\"S:0\">{0}</div><script>$RC(\"B:0\",\"S:0\")</script>")]
    [InlineData("<div hidden role=region>{0}</div>")]
    [InlineData("<div role=tabpanel style='display:none'>{0}</div>")]
    [InlineData("<button aria-expanded=false aria-controls=more>The rest of it</button><div id=more hidden>{0}</div>")]
    [InlineData("<div class='accordion-body' style='display: none'>{0}</div>")]
    public void What_a_click_opens_or_a_script_puts_in_its_place_is_text(string hidden)
    {
        var text = TextOf($"<title>Lamps</title><main><h1>Lamps</h1>{Paragraphs(1, 6)}{string.Format(null, hidden, Paragraphs(7, 3))}</main>");
        for (var i = 1; i < 10; i++) Assert.Contains(Sentence(i), text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nothing_opens_is_not_text()
    {
        var text = TextOf($"<title>Lamps</title><main><h1>Lamps</h1>{Paragraphs(1, 12)}<div hidden><p>{Policy}</p></div></main>");
        Assert.Contains(Sentence(12), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Policy, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div id='customerReviews'>{0}</div>")]
    [InlineData("<section class='pdp-reviews_container__2v'>{0}</section>")]
    [InlineData("<div class='okeReviews-reviewsWidget'>{0}</div>")]
    [InlineData("<div class='yotpo yotpo-main-widget'>{0}</div>")]
    public void What_customers_say_of_an_offer_is_not_its_text(string widget)
    {
        const string review = "<div class='review'><b>Anna</b><p>I bought this lamp for my mother and she likes it more than any other that she has had.</p></div>";
        var page = "<title>Harbour lamp</title><script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Harbour lamp\"}</script>"
            + $"<main class='product'><h1>Harbour lamp</h1><p class='price'>$ 20.00</p><button>Add to cart</button><div class='product-description'>"
            + $"{Paragraphs(1, 4)}</div>{string.Format(null, widget, string.Concat(Enumerable.Repeat(review, 8)))}</main>";
        var text = TextOf(page);
        Assert.Contains(Sentence(4), text, StringComparison.Ordinal);
        Assert.DoesNotContain("for my mother", text, StringComparison.Ordinal);
    }

    private const string Review = "I bought this lamp for my mother and she likes it more than any other that she has had.";

    private static string Reviews(string item) =>
        string.Concat(Enumerable.Range(1, 6).Select(i => $"<div {item}><h4>Great lamp</h4><p>{i}. {Review}</p><span>Anna</span></div>"));

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Lamp\"}</script>")]
    [InlineData("<meta property='product:price:amount' content='20.00'>")]
    [InlineData("<div itemscope itemtype='https://schema.org/Product'></div>")]
    public void A_page_that_says_it_is_one_products_has_no_reviews(string claim)
    {
        foreach (var list in new[] { "class=reviews", "id=BVRRContainer", "class=x itemprop=review", "class='jdgm-widget jdgm-review-widget'" })
        {
            var page = Page($"<title>Lamp</title>{claim}<main><h1>Lamp</h1>{Paragraphs(1, 3)}<div {list}><h2>Customer Reviews</h2>{Reviews("class=review")}</div></main>");
            var text = System.Text.Encoding.UTF8.GetString(page.Text.Span);
            Assert.Contains(Sentence(3), text, StringComparison.Ordinal);
            Assert.DoesNotContain("for my mother", text, StringComparison.Ordinal);
            Assert.Equal("product", page.PageType);
        }
    }

    [Theory]
    [InlineData("Customer Reviews (6)", false)]
    [InlineData("Kundenbewertungen", false)]
    [InlineData("Отзывы", false)]
    [InlineData("レビュー", false)]
    [InlineData("Reviews of the press", true)]
    [InlineData("How it is made", true)]
    public void A_heading_says_that_customers_speak(string heading, bool isText)
    {
        var text = TextOf("<title>Lamp</title><script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Lamp\"}</script>"
            + $"<main><h1>Lamp</h1>{Paragraphs(1, 3)}<div class=css-1a><h2>{heading}</h2>{Reviews("class=css-2b")}</div></main>");
        Assert.Contains(Sentence(3), text, StringComparison.Ordinal);
        Assert.Equal(isText, text.Contains("for my mother", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<meta property=og:type content=article>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Lamp\"}</script>")]
    public void An_article_that_tests_a_product_says_what_it_found(string claim)
    {
        var page = Page("<title>Lamp, tested</title><script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Lamp\"}</script>"
            + $"{claim}<main><article><h1>Lamp, tested</h1>{Paragraphs(1, 4)}<div itemprop=review itemscope itemtype='https://schema.org/Review'>"
            + $"{Paragraphs(5, 6)}</div></article></main>");
        Assert.Contains(Sentence(10), System.Text.Encoding.UTF8.GetString(page.Text.Span), StringComparison.Ordinal);
        Assert.Equal("article", page.PageType);
    }

    [Theory]
    [InlineData("$ 12.00", true)]
    [InlineData("12,00 €", true)]
    [InlineData("1.200円", true)]
    [InlineData("2 rooms", false)]
    public void What_else_a_shop_sells_is_not_the_text_of_an_offer(string price, bool isOffer)
    {
        var row = Enumerable.Range(1, 8).Select(i => $"<li><a href='/{i}'></a><h3>Brass lantern {i} with a glass door</h3><p>{price}</p></li>");
        var page = "<title>Harbour lamp</title><script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Harbour lamp\"}</script>"
            + $"<main class='product'><h1>Harbour lamp</h1><p class='price'>$ 20.00</p><button>Add to cart</button><div class='product-description'>"
            + $"{Paragraphs(1, 4)}</div><div><h2>Complete the look</h2><ul>{string.Concat(row)}</ul></div></main>";
        var blocks = Balanced.Explain(System.Text.Encoding.UTF8.GetBytes(page), new Curation.Core.PageContext("")).Why.Blocks;
        Assert.Equal(4, blocks.Count(block => block.Kept && block.Characters == Sentence(4).Length));
        var items = blocks.Where(block => block.FirstWords.StartsWith("Brass lantern", StringComparison.Ordinal)).ToArray();
        Assert.Equal(8, items.Length);
        Assert.All(items, item => Assert.Equal(isOffer, item.Probability == 0));
    }

    [Fact]
    public void A_typed_terminal_shows_no_markup()
    {
        const string session = "<div class=\"termy\"><div class=\"highlight\"><pre><code><span>$ </span>&lt;font<span> </span>color<span>=</span>&quot;#4E9A06&quot;&gt;lamp"
            + "&lt;/font&gt; light <u>harbour</u>.py\n  &lt;b&gt;lit&lt;/b&gt; 3 &lt; 4 lamps\n</code></pre></div></div>";
        var text = TextOf($"<title>Lamps</title><article><h1>Lamps</h1>{Paragraphs(1, 4)}{session}{Paragraphs(5, 4)}</article>");
        Assert.Contains("$ lamp light harbour.py\n  lit 3 < 4 lamps", text, StringComparison.Ordinal);
        Assert.Contains("<b>kept</b>", TextOf($"<article>{Paragraphs(1, 4)}<pre>&lt;b&gt;kept&lt;/b&gt;</pre>{Paragraphs(5, 4)}</article>"), StringComparison.Ordinal);
    }
}
