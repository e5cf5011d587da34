namespace Curation.Extraction.Scoring;

/// <summary>What the trees that tell page types apart are told, in this order.</summary>
internal enum PageTrait
{
    UrlDepth, UrlLast, UrlHyphens, UrlDigits, UrlHasDate, UrlHasQuery, UrlEndsInSlash, UrlIsFile,
    UrlForum, UrlProduct, UrlList, UrlDocs, UrlNews, UrlService, HostForum, HostDocs, HostShop, HostNews,
    OgType, HasPublished, LdArticle, LdProduct, LdList, LdForum, LdFaq, LdOrganization, LdCount, Software,
    Text, Clean, LinkShare, Blocks, LongBlocks, LongShare, MeanBlock, Headings, H1, ItemShare, TableShare, CodeShare, Sentences, Money, Digits,
    Prices, Products, Shops, Cards, Posts, Persons, Reviews, Docs, Lists, Answers, Dates, Comments, Panels, Sections, Forms,
    LargestPlace, LargestPlaceText, RootDepth, RootShare, RulesShare, RulesText, Articles, Paragraphs,
    Contributions, ContributedShare, ContributedMean, ContributedDates,
    Count,
}

/// <summary>Kinds of page, as main-content benchmarks tell them apart (WCXB, Foley 2026).</summary>
public enum PageType
{
    /// <summary>News, blog posts, essays.</summary>
    Article,

    /// <summary>Offers of a firm, about pages, landing pages.</summary>
    Service,

    /// <summary>Many links with a line about each.</summary>
    Listing,

    /// <summary>Threads, questions with answers.</summary>
    Forum,

    /// <summary>Manuals, references.</summary>
    Documentation,

    /// <summary>Categories of a shop or an archive.</summary>
    Collection,

    /// <summary>One thing for sale.</summary>
    Product,
}
