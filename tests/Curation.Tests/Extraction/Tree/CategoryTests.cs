using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction.Tree;

public sealed class CategoryTests
{
    private const string Vocabulary =
        "nav navbar nav-list site-navigation main-menu menus menubar breadcrumb crumbs pagination pager paging page-numbers sitemap skip-link tablist toolbar "
        + "jump prev-next post-nav table-of-contents toc mw-editsection sphinxsidebar headerlink footer siteFooter masthead page-header-bar top-bar sidebar "
        + "sidenav left-rail right-col widget-area widget copyright colophon banner contentinfo complementary related recommended read-more read-next see-also "
        + "you-may more-stories also-like trending popular most-viewed similar suggest latest-news recent-posts outbrain taboola zergnet next-up "
        + "other-articles carousel featured-posts up-next upsell cross-sell further-reading share shared shareThis sharedaddy social addthis addtoany a2a "
        + "follow-us tweet facebook twitter whatsapp pinterest linkedin print-link bookmark sd-content email-this rss ads advert ad-slot sponsor promo "
        + "promotion newsletter subscribe sign-up signin login log-in paywall cookie consent gdpr popup pop-up modal overlay lightbox donate call-to-action "
        + "cta optin opt-in dfp google-ad adsense disclaimer notification alert-bar toast mailchimp hubspot offer registration byline by-line author "
        + "post-meta entry-date article-info meta metadata dateline publish timestamp posted vcard pubDate reading-time time-to-read view-count rating bio "
        + "about-author writer reporter caption photo-credit image-source credits gallery slideshow comments comment-list disqus respond discussion livefyre "
        + "replies reply fb-comments tags tag-cloud tagcloud categories category cat-links topics keywords post-tags hashtag labels article content entry "
        + "post main story text body blog page hentry column article-body body-copy entry-content post-text story-body main-content content-inner "
        + "blog-content markdown-body mw-parser-output rst-content md-content theme-doc-markdown richtext prose news-text the-content single-content "
        + "reviews customer-reviews productReviews oke-reviews-widget reviews-list yotpo-main bazaarvoice editorial-reviews "
        + "linenos lineno line-numbers linenumber linenodiv gutter line-nos td-post-content flex grid css-1x2y3z container row btn w-full";

    [Fact]
    public void Names_mean_what_the_regular_expressions_say()
    {
        var random = new Random(11);
        string[] words = [.. Vocabulary.Split(' '), .. CategoryTwin.Words];
        var meaningful = 0;
        foreach (var name in words.Concat(Enumerable.Range(0, 6000).Select(_ => Torn(words[random.Next(words.Length)], random))))
        {
            var category = CategoryTwin.Of(name);
            if (category != Category.None) meaningful++;
            Assert.True(CategoryAutomaton.Of(Encoding.UTF8.GetBytes(name)) == category, $"{name}: {CategoryAutomaton.Of(Encoding.UTF8.GetBytes(name))}, not {category}");
        }

        Assert.True(meaningful > words.Length, $"only {meaningful}");
    }

    [Theory]
    [InlineData("post-12345 sidebar", "post-7 sidebar")]
    [InlineData("sidebar post-1", "post-1 sidebar")]
    [InlineData("menu  menu-item-4321\n", "menu menu-item-0")]
    public void Names_mean_the_same_in_any_order_and_with_any_number(string one, string other)
    {
        var cache = new CategoryCache();
        Assert.NotEqual(Category.None, Of(cache, one));
        Assert.Equal(Of(cache, one), Of(cache, other));
    }

    [Theory]
    [InlineData("md:sidebar", "")]
    [InlineData("[&_.sidebar]:mt-0", "")]
    [InlineData("sidebar lg:hidden", "sidebar")]
    [InlineData("lg:hidden sidebar", "sidebar")]
    [InlineData("hover:comments group-hover/menu:flex article-body", "article-body")]
    public void Utility_classes_name_no_part(string names, string meaning) =>
        Assert.Equal(CategoryAutomaton.Of(Encoding.UTF8.GetBytes(meaning)), CategoryAutomaton.Of(Encoding.UTF8.GetBytes(names)));

    [Theory]
    [InlineData("comments", true)]
    [InlineData("comments-list-area", true)]
    [InlineData("receive-and-reply-to-a-message", false)]
    [InlineData("how_to_share_a_menu", false)]
    public void The_slug_of_a_heading_names_no_part(string id, bool isName)
    {
        var attributes = default(PageAttributes);
        attributes.Take(AttributeName.Id, Encoding.UTF8.GetBytes(id));
        Assert.Equal(isName, new CategoryCache().Of(attributes) != Category.None);
    }

    [Theory]
    [InlineData("hidden-xs", false)]
    [InlineData("lg:hidden", false)]
    [InlineData("md:block hidden", false)]
    [InlineData("hidden sm:inline-flex", false)]
    [InlineData("card overflow-hidden", false)]
    [InlineData("overflow-x-hidden", false)]
    [InlineData("visually-hidden-focusable", false)]
    [InlineData("unhidden", false)]
    [InlineData("hide-for-small-only", false)]
    [InlineData("hidden", true)]
    [InlineData("is-hidden", true)]
    [InlineData("hidden md:text-lg", true)]
    [InlineData("overflow-hidden modal", true)]
    [InlineData("hidden-xs hide", true)]
    public void What_is_hidden_on_some_screens_is_not_unseen(string names, bool isUnseen) =>
        Assert.Equal(isUnseen, (Of(new CategoryCache(), names) & Category.Unseen) != 0);

    private static Category Of(CategoryCache cache, string names)
    {
        var attributes = default(PageAttributes);
        attributes.Take(AttributeName.Class, Encoding.UTF8.GetBytes(names));
        return cache.Of(attributes);
    }

    private static string Torn(string word, Random random)
    {
        var (from, to) = (random.Next(word.Length), random.Next(word.Length));
        return random.Next(7) switch
        {
            5 => word.Insert(from, random.Next(2) == 0 ? ":" : "["),
            0 => word.Insert(from, "_"),
            1 => word + Vocabulary.Substring(random.Next(Vocabulary.Length - 9), 9).Replace(' ', 'é'),
            2 => word[..from] + char.ToUpperInvariant(word[from]) + word[(from + 1)..],
            3 => $"{word}-{to}x{word[..from]}",
            4 => $"--{word}__",
            _ => word.Remove(Math.Min(from, to), Math.Abs(from - to)),
        };
    }
}
