using Curation.Core;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>All that a page declares about itself, put beside its text.</summary>
internal static class PageMetadata
{
    private const int LongestDescription = 2000;

    /// <param name="isThread">Whether the page's title and author are those of posts.</param>
    public static ExtractedPage AddTo(ExtractedPage page, PageTree tree, StructuredData data, PageContext context, bool isThread)
    {
        var declared = tree.Declared;
        var description = PageTitle.Clean(declared.Meta("description")) ?? PageTitle.Clean(declared.Meta("og:description"));
        return page with
        {
            Title = PageTitle.Of(tree, data, isThread),
            Description = description?.Length > LongestDescription ? description[..LongestDescription] : description,
            Author = PageAuthor.Of(tree, data, isThread),
            Date = PageDate.Of(tree, data, context.Url),
            Modified = PageDate.ModifiedOf(tree, data),
            SiteName = PageSite.NameOf(declared, data),
            CanonicalUrl = PageSite.CanonicalOf(declared, context),
            Language = PageLanguage.Of(declared, context.LanguageHeader),
            Rights = PageRightsReader.Of(declared, data, context),
        };
    }
}
