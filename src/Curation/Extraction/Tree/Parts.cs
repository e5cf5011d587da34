using System.Collections.Frozen;

namespace Curation.Extraction.Tree;

/// <summary>The finer vocabulary: what parts of pages of all kinds are called. Evidence for the learned choice of blocks; no rule reads it.</summary>
internal static class Parts
{
    private static readonly FrozenDictionary<string, Category>.AlternateLookup<ReadOnlySpan<char>> _byWord = Table(
    [
        (Category.Card, "card teaser tile thumb thumbnail slide slider swiper slick box preview cards carousel"),
        (Category.Product, "product products sku goods woocommerce pdp brand variant merch"),
        (Category.Price, "price prices pricing cost amount sale discount currency money"),
        (Category.Shop, "cart basket wishlist checkout buy shipping delivery stock availability quantity qty addtocart minicart"),
        (Category.Review, "review reviews rating ratings star stars testimonial testimonials feedback"),
        (Category.Post, "message messages msg thread threads topic topics forum forums postbody posttext postcontent"
            + " question questions cooked reply replies bbcode post posts"),
        (Category.Person, "user users profile avatar signature member members poster nick nickname username karma rank author authors bio team staff people"),
        (Category.Description, "desc description descriptions summary excerpt intro introduction lead lede standfirst dek abstract subtitle subheading"
            + " subhead tagline detail details overview spec specs specification deck perex anriss"),
        (Category.Title, "title titles headline heading headings name head"),
        (Category.Date, "date dates time timestamp published ago calendar datetime day month year"),
        (Category.Breadcrumb, "breadcrumb breadcrumbs crumb crumbs path yoast"),
        (Category.Pagination, "pagination paginate paginator pager paging prev previous next older newer pages"),
        (Category.Consent, "cookie cookies consent gdpr ccpa privacy onetrust ot optanon cmp cmp2 qc didomi usercentrics trustarc truste"
            + " cookiebar cookiebanner cookieyes cky iubenda borlabs termly osano cookiebot cybot tcf vendor vendors iab fc evidon"),
        (Category.Letter, "newsletter newsletters subscribe subscription subscriber signup mailchimp optin mailing"),
        (Category.Sidebar, "sidebar sidebars rail complementary aside secondary sidenav side leftcol rightcol sticky"),
        (Category.Footer, "footer foot colophon contentinfo bottom subfooter"),
        (Category.Header, "header masthead topbar top navbar"),
        (Category.Hero, "hero banner jumbotron splash cover cta"),
        (Category.Code, "code codehilite highlight hljs prettyprint syntax pre console terminal snippet source"),
        (Category.Panel, "accordion tab tabs tabpanel panel panels collapse collapsible toggle faq faqs step steps expand expandable details"),
        (Category.Quote, "quote quotes blockquote pullquote testimonial callout note admonition infobox tip warning"),
        (Category.Search, "search searchbox searchform"),
        (Category.Facet, "filter filters facet facets sort sorting refine dropdown select option options toolbar"),
        (Category.Media, "img image images photo photos picture video videos media figure gallery player icon icons logo logos embed audio illustration"),
        (Category.Button, "btn button buttons action actions link links"),
        (Category.Unseen, "sr visuallyhidden screenreader hidden hide invisible offscreen nojs assistive a11y modal dialog popup overlay lightbox drawer"
            + " offcanvas tooltip popover alert"),
        (Category.Legal, "copyright legal terms disclaimer license licence imprint impressum datenschutz"),
        (Category.Contact, "contact contacts address phone tel email location locations map hours directions"),
        (Category.Widget, "widget widgets module modules block blocks component components elementor vc shortcode plugin"),
        (Category.Item, "item items entry entries row col cell listing listings result results element"),
        (Category.List, "list lists grid archive archives feed collection collections loop catalog catalogue category categories index stream"),
        (Category.Answer, "answer answers solution accepted bestanswer vote votes voting score"),
        (Category.Docs, "doc docs documentation api markdown md rst sphinx docusaurus wiki mw readme manual reference param params method function theme"),
        (Category.Note, "footnote footnotes endnote endnotes"),
        (Category.Section, "section sections container wrapper inner wrap feature features benefit benefits service services about"),
    ]);

    /// <param name="names">Lower case, words set apart by one hyphen, names by a space.</param>
    public static Category Of(ReadOnlySpan<char> names)
    {
        var found = Category.None;
        foreach (var word in names.SplitAny('-', ' '))
        {
            if (_byWord.TryGetValue(names[word], out var category)) found |= category;
        }

        return found;
    }

    private static FrozenDictionary<string, Category>.AlternateLookup<ReadOnlySpan<char>> Table((Category Category, string Words)[] parts) =>
        parts.SelectMany(part => part.Words.Split(' ').Select(word => (word, part.Category)))
            .GroupBy(pair => pair.word, pair => pair.Category)
            .ToFrozenDictionary(group => group.Key, group => group.Aggregate((all, one) => all | one))
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
