using Curation.Core;

namespace Curation.Sources.Warc;

/// <summary>Gathers the header fields of <see cref="RightsHeaders"/>.</summary>
internal static class RightsFields
{
    private const int MaxRobots = 1000;

    private static readonly RightsHeaders _none = new(null, null, null, null, null);

    /// <summary>What was gathered, with the field that stands here if it is one of them.</summary>
    public static RightsHeaders? Add(RightsHeaders? headers, in HeaderLines field)
    {
        if (field.Is("x-robots-tag"u8)) return ForAll(field.Text) is { Length: > 0 } robots ? With(headers, robots) : headers;
        if (field.Is("tdm-reservation"u8)) return (headers ?? _none) with { TdmReservation = headers?.TdmReservation ?? field.Text };
        if (field.Is("tdm-policy"u8)) return (headers ?? _none) with { TdmPolicy = headers?.TdmPolicy ?? field.Text };
        if (!field.Is("link"u8)) return headers;
        var (canonical, license) = Links(field.Text);
        if (canonical is null && license is null) return headers;
        return (headers ?? _none) with { Canonical = headers?.Canonical ?? canonical, License = headers?.License ?? license };
    }

    private static RightsHeaders With(RightsHeaders? headers, string robots) =>
        (headers ?? _none) with { Robots = headers?.Robots is not { } before ? robots : before.Length < MaxRobots ? $"{before}, {robots}" : before };

    /// <summary>What follows the name of one robot belongs to that robot, but that the page is not for AI.</summary>
    private static string ForAll(string directives)
    {
        var (found, robot) = (new List<string>(), "");
        foreach (var part in directives.Split(',', StringSplitOptions.TrimEntries))
        {
            var directive = part;
            if (BeginsWithName(part)) (robot, directive) = (part[..part.IndexOf(':')].Trim(), part[(part.IndexOf(':') + 1)..].Trim());
            var isForAll = robot.Length == 0 || directive.ToLowerInvariant() is "noai" or "noimageai" or "noml";
            found.Add(isForAll ? directive : $"{robot}:{directive}");
        }

        return string.Join(", ", found);
    }

    private static bool BeginsWithName(string directive)
    {
        var colon = directive.IndexOf(':');
        return colon >= 0 && directive[..colon].TrimEnd().ToLowerInvariant() is not ("unavailable_after" or "max-snippet"
            or "max-image-preview" or "max-video-preview");
    }

    private static (string? Canonical, string? License) Links(string field)
    {
        string? canonical = null, license = null;
        for (var open = field.IndexOf('<'); open >= 0 && field.IndexOf('>', open) is >= 0 and var close;)
        {
            var next = field.IndexOf('<', close);
            var relations = Relations(next < 0 ? field[close..] : field[close..next]);
            var address = field[(open + 1)..close].Trim();
            if (relations.Contains("canonical")) canonical ??= address;
            if (relations.Contains("license")) license ??= address;
            open = next;
        }

        return (canonical, license);
    }

    private static string[] Relations(string parameters)
    {
        foreach (var parameter in parameters.Split(';', StringSplitOptions.TrimEntries))
        {
            var equals = parameter.IndexOf('=');
            if (equals > 0 && parameter[..equals].TrimEnd().Equals("rel", StringComparison.OrdinalIgnoreCase))
                return parameter[(equals + 1)..].Trim(' ', '"', '\'', ',').ToLowerInvariant().Split(' ');
        }

        return [];
    }
}
