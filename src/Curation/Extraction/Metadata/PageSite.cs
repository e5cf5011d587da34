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

    public static string? CanonicalOf(PageDeclarations declared, string url)
    {
        var canonical = declared.Canonical?.Trim() is { Length: > 0 } link ? link : declared.Meta("og:url")?.Trim();
        if (string.IsNullOrEmpty(canonical)) return null;
        if (Uri.TryCreate(canonical, UriKind.Absolute, out var absolute)) return IsWeb(absolute) ? absolute.AbsoluteUri : null;
        return Uri.TryCreate(url, UriKind.Absolute, out var page) && Uri.TryCreate(page, canonical, out var joined)
            && IsWeb(joined) ? joined.AbsoluteUri : null;
    }

    private static bool IsWeb(Uri address) => address.Scheme is "http" or "https";
}
