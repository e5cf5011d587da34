using System.Buffers;

namespace Curation.Extraction.Tree;

/// <summary>What every name that <see cref="Categories"/> knows has in it, by category: most class names have none of it, and are done with.</summary>
internal static class CategoryStems
{
    private static readonly (Category Category, string Stems)[] _table =
    [
        (Category.Navigation,
            "nav menu crumb paginat pager paging page-n sitemap skip tablist toolbar jump prev-n table-of toc editsection sphinxs headerlink"),
        (Category.PageFrame, "footer masthead header topbar top-bar sidebar side-bar rail right widget copyright colophon banner contentinfo complementary"
            + " sidenav"),
        (Category.Related, "related recommend read see-also you-may more also trending popular most similar suggest latest recent outbrain taboola zergnet"
            + " next other- carousel featured-posts upsell cross-sell"),
        (Category.Share, "shar social addthis addtoany a2a follow tweet facebook twitter whatsapp pinterest linkedin print bookmark sd-content email- rss"),
        (Category.Promotion, "ad sponsor promo newsletter subscri sign-up signup signin login log-in paywall cookie consent gdpr pop modal overlay lightbox"
            + " donat call-to-action cta optin opt-in dfp disclaimer notification alert-bar toast mailchimp hubspot offer registration"),
        (Category.Byline, "byline by-line author post entry article meta dateline publish timestamp vcard pubdate pub-date reading-time time-to-read view"
            + " rating bio writer reporter"),
        (Category.Caption, "caption credit gallery slideshow image"),
        (Category.Comments, "comment disqus respond discussion livefyre replies reply"),
        (Category.Tags, "tag categor cat-links topics keywords labels"),
        (Category.Content, "article content entry post main story text body blog page column"),
        (Category.Body, "article body entry content post story main blog mw-parser theme-doc richtext prose news"),
    ];

    private static readonly SearchValues<string> _all = Values(string.Join(' ', _table.Select(row => row.Stems)));

    private static readonly (Category Category, SearchValues<string> Stems)[] _each = Array.ConvertAll(_table, row => (row.Category, Values(row.Stems)));

    /// <summary>The categories that the name may have.</summary>
    /// <param name="name">In lower case.</param>
    public static Category In(ReadOnlySpan<char> name)
    {
        var found = Category.None;
        if (!name.ContainsAny(_all)) return found;
        foreach (var (category, stems) in _each)
        {
            if (name.ContainsAny(stems)) found |= category;
        }

        return found;
    }

    private static SearchValues<string> Values(string stems) => SearchValues.Create(stems.Split(' '), StringComparison.Ordinal);
}
