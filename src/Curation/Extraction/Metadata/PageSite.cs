using Curation.Core;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>The site that a page belongs to, and the address that the page calls its own.</summary>
internal static class PageSite
{
    private const int Longest = 120;

    public static string? NameOf(PageDeclarations declared, StructuredData data)
    {
        var name = PageTitle.Clean(declared.Meta("og:site_name")) ?? PageTitle.Clean(declared.Meta("application-name"))
            ?? PageTitle.Clean(declared.Meta("citation_journal_title")) ?? PageTitle.Clean(data.First("publisher"));
        return name is { Length: <= Longest } && !name.Contains("://", StringComparison.Ordinal) ? name : null;
    }

    public static string? CanonicalOf(PageDeclarations declared, PageContext context)
    {
        var canonical = declared.Canonical?.Trim() is { Length: > 0 } link ? link : context.Rights?.Canonical ?? declared.Meta("og:url")?.Trim();
        if (string.IsNullOrEmpty(canonical)) return null;
        return Absolute(canonical, declared, context);
    }

    /// <summary>The address of a link on the page; null where that is none on the web.</summary>
    public static string? Absolute(string link, PageDeclarations declared, PageContext context)
    {
        if (Uri.TryCreate(link, UriKind.Absolute, out var absolute) && IsWeb(absolute)) return absolute.AbsoluteUri;
        // Unix takes a path for the absolute address of a file
        if (!Uri.TryCreate(link, UriKind.Relative, out var relative)) return null;
        return BaseOf(declared, context) is { } page && Uri.TryCreate(page, relative, out var joined) && IsWeb(joined) ? joined.AbsoluteUri : null;
    }

    private static Uri? BaseOf(PageDeclarations declared, PageContext context)
    {
        var page = Uri.TryCreate(context.Url, UriKind.Absolute, out var url) && IsWeb(url) ? url : null;
        if (declared.Address?.Trim() is not { Length: > 0 } address) return page;
        if (Uri.TryCreate(address, UriKind.Absolute, out var absolute) && IsWeb(absolute)) return absolute;
        return page is not null && Uri.TryCreate(page, address, out var joined) && IsWeb(joined) ? joined : page;
    }

    private static bool IsWeb(Uri address) => address.Scheme is "http" or "https";
}
