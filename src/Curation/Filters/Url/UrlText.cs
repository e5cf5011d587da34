using System.Text;
using Curation.Core;
using Curation.Models.Hosts;

namespace Curation.Filters.Url;

/// <summary>The parts of a URL that block lists look at.</summary>
internal static class UrlText
{
    /// <summary>The host of a URL, whose scheme may be missing: <c>bad.com/page</c>, <c>//bad.com</c>.</summary>
    public static byte[] HostOf(string url) => HostText.Canonical(HostName.Of("http://" + WithoutScheme(url).ToString()));

    /// <summary>Without scheme, user, fragment and last slash; the host as lists are compared, with its port unless that is 80 or 443.</summary>
    public static byte[] Canonical(string url)
    {
        var text = WithoutScheme(url);
        if (text.IndexOf('#') is >= 0 and var fragment) text = text[..fragment];
        text = text.TrimEnd('/');
        var end = text.IndexOfAny('/', '?') is >= 0 and var slash ? slash : text.Length;
        var port = PortOf(text[..end]);
        return [.. HostOf(url), .. Encoding.UTF8.GetBytes((port is "" or "80" or "443" ? "" : $":{port}") + text[end..].ToString())];
    }

    /// <summary>The port of <c>user@host:port</c>; empty where there is none.</summary>
    public static ReadOnlySpan<char> PortOf(ReadOnlySpan<char> authority) =>
        authority[(authority.LastIndexOf('@') + 1)..] is var host && host.LastIndexOf(':') is >= 0 and var colon && !host[colon..].Contains(']')
            ? host[(colon + 1)..] : default;

    /// <summary>What stands behind the scheme and <c>//</c>, either of which may be missing.</summary>
    public static ReadOnlySpan<char> WithoutScheme(string url)
    {
        var text = url.AsSpan();
        var slashes = text.IndexOf("//", StringComparison.Ordinal);
        return slashes == 0 || (slashes > 0 && text[..slashes].IndexOfAny("/?#:") == slashes - 1 && text[slashes - 1] == ':') ? text[(slashes + 2)..] : text;
    }

    /// <summary>The URL in lower case with these bytes taken out.</summary>
    public static int Squeeze(ReadOnlySpan<byte> url, Span<byte> squeezed, Func<byte, bool> isKept)
    {
        var length = 0;
        foreach (var b in url)
        {
            if (isKept(b)) squeezed[length++] = (uint)(b - 'A') <= 25 ? (byte)(b | 0x20) : b;
        }

        return length;
    }
}
