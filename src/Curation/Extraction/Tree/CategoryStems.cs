using System.Buffers;

namespace Curation.Extraction.Tree;

/// <summary>What every name that <see cref="Categories"/> knows has in it: most class names have none of it, and are done with.</summary>
internal static class CategoryStems
{
    private static readonly SearchValues<string> _stems = SearchValues.Create(
        (
            "nav menu crumb page pagi sitemap skip tablist toolbar jump prev toc table editsection sphinx header foot masthead top side rail right "
            + "widget copyright colophon banner contentinfo complementary relat recommend read see you more also trending popular most similar suggest latest "
            + "recent outbrain taboola zergnet next other carousel featured up sell further shar social addthis addtoany a2a follow tweet facebook twitter "
            + "whatsapp pinterest linkedin print bookmark sd email rss ad sponsor promo newsletter subscri sign log paywall cookie consent gdpr pop modal "
            + "overlay lightbox donat call cta opt dfp disclaimer notification alert toast mailchimp hubspot offer registration by author post entry article "
            + "meta dateline publish timestamp posted vcard pub reading time view rating bio writer reporter caption credit photo image gallery slideshow "
            + "comment disqus respond discussion livefyre repl tag categor cat topics keywords hashtag labels content main story text body blog column "
            + "markdown mw rst md theme prose news").Split(' '),
        StringComparison.OrdinalIgnoreCase);

    public static bool AreIn(string name) => name.AsSpan().ContainsAny(_stems);
}
