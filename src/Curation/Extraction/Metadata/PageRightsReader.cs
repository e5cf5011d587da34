using Curation.Core;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>What a page says of how it may be used, from its meta tags and licence links, and what its server says.</summary>
internal static class PageRightsReader
{
    private const int MostDirectives = 20;

    public static PageRights Of(PageDeclarations declared, StructuredData data, PageContext context)
    {
        var headers = context.Rights;
        var named = new[] { data.Entities.License, declared.Meta("dcterms.license") };
        var licenses = declared.Licenses.Append(headers?.License ?? "").Select(link => AddressOf(link.Trim(), declared, context))
            .Concat(named.Select(name => name?.Trim() ?? "").Select(name => name.Contains('/') ? AddressOf(name, declared, context) : name))
            .Where(license => license.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var robots = declared.Metas.Where(meta => meta.Name is "robots" or "x-robots-tag").SelectMany(meta => Directives(meta.Content))
            .Concat(Directives(headers?.Robots))
            .Concat(declared.Metas.Where(meta => IsOneRobot(meta.Name)).SelectMany(meta => OfOne(meta.Name, Directives(meta.Content))))
            .Distinct(StringComparer.Ordinal).Take(MostDirectives).ToArray();
        var reserved = declared.Meta("tdm-reservation")?.Trim() == "1" || headers?.TdmReservation == "1";
        var policy = declared.Meta("tdm-policy")?.Trim() ?? headers?.TdmPolicy;
        if (licenses.Length == 0 && robots.Length == 0 && !reserved && policy is null) return PageRights.None;
        return new PageRights(licenses, robots, robots.Contains("noai"), robots.Contains("noimageai"), reserved, policy);
    }

    private static string[] Directives(string? content) =>
        content?.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>What a page forbids one robot, with the robot's name; what no one may do with it, without.</summary>
    private static IEnumerable<string> OfOne(string robot, string[] directives) =>
        directives.Where(directive => directive.StartsWith("no", StringComparison.Ordinal) && !directive.Contains(' '))
            .Select(directive => IsAboutAi(directive) ? directive : $"{robot}:{directive}");

    private static bool IsAboutAi(string directive) => directive is "noai" or "noimageai" or "noml";

    private static bool IsOneRobot(string name) => name != "robots" && !name.Contains(' ')
        && (name.Contains("bot", StringComparison.Ordinal) || name.Contains("spider", StringComparison.Ordinal)
            || name is "google-extended" or "anthropic-ai" or "claude-web" or "cohere-ai" or "slurp" or "meta-externalagent");

    /// <summary>Where the page has no scheme, the web's usual one.</summary>
    private static string AddressOf(string link, PageDeclarations declared, PageContext context)
    {
        var isWhole = link.StartsWith("//", StringComparison.Ordinal) && !context.Url.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
        if (isWhole) return "https:" + link;
        return link.Length == 0 ? link : PageSite.Absolute(link, declared, context) ?? link;
    }
}
