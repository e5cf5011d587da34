using Curation.Core;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>What a page says of how it may be used, from its meta tags and licence links, and what its server says.</summary>
internal static class PageRightsReader
{
    private const int MostDirectives = 20;

    public static PageRights Of(PageDeclarations declared, StructuredData data, RightsHeaders? headers)
    {
        var licenses = declared.Licenses.Append(data.First("license") ?? "").Append(declared.Meta("dcterms.license") ?? "")
            .Append(headers?.License ?? "")
            .Select(license => license.Trim()).Where(license => license.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var robots = declared.Metas.Where(meta => meta.Name == "robots").Select(meta => meta.Content).Append(headers?.Robots ?? "")
            .SelectMany(directives => directives.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal).Take(MostDirectives).ToArray();
        var reserved = declared.Meta("tdm-reservation")?.Trim() == "1" || headers?.TdmReservation == "1";
        var policy = declared.Meta("tdm-policy")?.Trim() ?? headers?.TdmPolicy;
        if (licenses.Length == 0 && robots.Length == 0 && !reserved && policy is null) return PageRights.None;
        return new PageRights(licenses, robots, robots.Contains("noai"), robots.Contains("noimageai"), reserved, policy);
    }
}
