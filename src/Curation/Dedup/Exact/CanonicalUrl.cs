namespace Curation.Dedup.Exact;

/// <summary>One spelling for the addresses of a page: what <c>url: true</c> compares.</summary>
/// <remarks>
/// Left out: scheme, user, <c>www.</c>, default port, fragment, final slash and index page, session and campaign parameters; host in lower case,
/// escapes in one case and undone where they need not be, dots resolved, parameters in order (RFC 3986, 6.2.2 and 6.2.3, and the usual practice of crawlers).
/// </remarks>
internal static class CanonicalUrl
{
    private static readonly string[] _indexPages = ["index.html", "index.htm", "index.php", "default.aspx", "default.asp"];

    private static readonly HashSet<string> _noise = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "phpsessid", "jsessionid", "sid", "sessionid", "ref_src", "_ga",
    };

    /// <summary>Null where it is no address with a host.</summary>
    public static string? Of(string url)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) || parsed.Host.Length == 0) return null;
        var host = parsed.IdnHost.ToLowerInvariant().TrimEnd('.');
        if (host.StartsWith("www.", StringComparison.Ordinal) && host.Count(letter => letter == '.') > 1) host = host[4..];
        var port = parsed.IsDefaultPort ? "" : FormattableString.Invariant($":{parsed.Port}");
        return host + port + PathOf(parsed) + QueryOf(parsed);
    }

    private static string PathOf(Uri url)
    {
        var path = Unescaped(url.AbsolutePath);
        var session = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (session >= 0) path = path[..session];
        var page = path[(path.LastIndexOf('/') + 1)..];
        if (_indexPages.Contains(page, StringComparer.OrdinalIgnoreCase)) path = path[..^page.Length];
        return path.TrimEnd('/');
    }

    private static string QueryOf(Uri url)
    {
        var parameters = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Unescaped).Where(IsMeaningful)
            .Order(StringComparer.Ordinal);
        var query = string.Join('&', parameters);
        return query.Length == 0 ? "" : "?" + query;
    }

    private static bool IsMeaningful(string parameter)
    {
        var name = parameter.Split('=')[0];
        return !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !_noise.Contains(name);
    }

    /// <summary>Escaped letters, digits and <c>-._~</c> as themselves, the hex digits of the others in capitals.</summary>
    private static string Unescaped(string part)
    {
        if (!part.Contains('%')) return part;
        var result = new System.Text.StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] != '%' || i + 2 >= part.Length || !char.IsAsciiHexDigit(part[i + 1]) || !char.IsAsciiHexDigit(part[i + 2]))
            {
                result.Append(part[i]);
                continue;
            }

            var letter = (char)Convert.ToByte(part.Substring(i + 1, 2), 16);
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~') result.Append(letter);
            else result.Append('%').Append(char.ToUpperInvariant(part[i + 1])).Append(char.ToUpperInvariant(part[i + 2]));
            i += 2;
        }

        return result.ToString();
    }
}
