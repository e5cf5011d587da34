using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What a page says of its own kind: Open Graph, schema.org, the software that made it.</summary>
internal static class PageClaims
{
    private static readonly (PageTrait Trait, string[] Types)[] _types =
    [
        (PageTrait.LdArticle, ["Article\"", "BlogPosting\"", "Report\""]),
        (PageTrait.LdProduct, ["\"Product\"", "ProductGroup\"", "\"Offer\""]),
        (PageTrait.LdList, ["\"ItemList\"", "CollectionPage\"", "OfferCatalog\"", "SearchResultsPage\""]),
        (PageTrait.LdForum, ["DiscussionForumPosting\"", "QAPage\""]),
        (PageTrait.LdFaq, ["FAQPage\"", "HowTo\""]),
        (PageTrait.LdOrganization, ["LocalBusiness\"", "\"Service\"", "ProfessionalService\"", "SoftwareApplication\""]),
    ];

    private static readonly (int Code, string[] Names)[] _software =
    [
        (1, ["discourse", "phpbb", "xenforo", "vbulletin", "invision", "mybb", "simple machines", "vanilla", "nodebb", "flarum"]),
        (2, ["docusaurus", "sphinx", "mkdocs", "gitbook", "doxygen", "javadoc", "hugo", "jekyll", "docutils", "vitepress", "antora", "mediawiki"]),
        (3, ["shopify", "woocommerce", "magento", "prestashop", "bigcommerce", "opencart"]),
        (4, ["wordpress", "ghost", "blogger", "movable type", "drupal", "joomla", "typo3"]),
        (5, ["wix", "squarespace", "webflow", "elementor", "weebly", "framer", "hubspot"]),
    ];

    public static void Fill(Span<float> row, PageDeclarations declared)
    {
        row[(int)PageTrait.OgType] = declared.Meta("og:type") switch
        {
            null => 0,
            "article" or "blog" or "news" => 1,
            "website" => 2,
            var type when type.Contains("product", StringComparison.OrdinalIgnoreCase) || type.Contains("item", StringComparison.OrdinalIgnoreCase) => 3,
            _ => 4,
        };
        row[(int)PageTrait.HasPublished] = declared.Meta("article:published_time") is null ? 0 : 1;
        row[(int)PageTrait.LdCount] = declared.JsonLd.Count;
        foreach (var (trait, types) in _types)
        {
            row[(int)trait] = declared.JsonLd.Exists(block => Array.Exists(types, type => block.Contains(type))) ? 1 : 0;
        }

        if (IsOfOneProduct(declared)) row[(int)PageTrait.LdProduct] = 2;
        if (declared.Meta("generator") is not { } generator) return;
        foreach (var (code, names) in _software)
        {
            if (!Array.Exists(names, name => generator.Contains(name, StringComparison.OrdinalIgnoreCase))) continue;
            row[(int)PageTrait.Software] = code;
            return;
        }

        row[(int)PageTrait.Software] = 6;
    }

    /// <summary>A list of offers describes each in a block of its own, and has no price.</summary>
    private static bool IsOfOneProduct(PageDeclarations declared)
    {
        var products = declared.JsonLd.FindAll(IsOfProduct).Count;
        return products == 1 || (products == 0 && (declared.Meta("product:price:amount") ?? declared.Meta("og:price:amount")) is not null);
    }

    /// <summary>Whether the first type in a block, which is that of what it describes, is a product.</summary>
    private static bool IsOfProduct(PageData block)
    {
        var type = block.Span.IndexOf("\"@type\""u8);
        if (type < 0) return false;
        var name = block.Span[(type + 7)..].TrimStart(" \t\r\n:[\""u8);
        return name.StartsWith("Product\""u8) || name.StartsWith("ProductGroup\""u8);
    }
}
