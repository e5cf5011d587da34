namespace Curation.Core;

/// <summary>What extraction found out about a page besides title, date and text.</summary>
/// <param name="Licenses">Addresses of licences set apart by a space.</param>
/// <param name="Rights">What the page reserves, names set apart by a space: robots' directives, <c>noai</c>, <c>noimageai</c>, <c>tdm-reserved</c>,
/// <c>tdm-policy=ADDRESS</c>.</param>
/// <param name="PageType">As in <see cref="ExtractedPage.PageType"/>.</param>
/// <param name="Quality">As in <see cref="ExtractedPage.Quality"/>.</param>
public sealed record PageFacts(
    string? Author, string? Modified, string? Description, string? SiteName, string? CanonicalUrl,
    string? Licenses, string? Rights, string? PageType, string? Candidate, double Quality)
{
    public static PageFacts Of(ExtractedPage page) => new(
        page.Author, page.Modified, page.Description, page.SiteName, page.CanonicalUrl,
        Joined(page.Rights.Licenses), Joined(RightsOf(page.Rights)), page.PageType, page.Candidate, page.Quality);

    private static IEnumerable<string> RightsOf(PageRights rights)
    {
        IEnumerable<string> declared = rights.Robots;
        if (rights.NoAi) declared = declared.Append("noai");
        if (rights.NoImageAi) declared = declared.Append("noimageai");
        if (rights.TdmReserved) declared = declared.Append("tdm-reserved");
        if (rights.TdmPolicy is { Length: > 0 } policy) declared = declared.Append("tdm-policy=" + policy.Replace(" ", "%20", StringComparison.Ordinal));
        return declared.Distinct(StringComparer.Ordinal);
    }

    private static string? Joined(IEnumerable<string> parts) => string.Join(' ', parts) is { Length: > 0 } joined ? joined : null;
}
