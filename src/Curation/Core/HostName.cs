namespace Curation.Core;

/// <summary>The host of a URL, read without building a <see cref="Uri"/>, so that malformed URLs have one too.</summary>
public static class HostName
{
    /// <summary>Lower-case host without port and user; empty when there is none.</summary>
    public static string Of(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return "";
        var authority = url.AsSpan(scheme + 3);
        var end = authority.IndexOfAny("/?#\\");
        if (end >= 0) authority = authority[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var port = authority.LastIndexOf(':');
        if (port >= 0 && !authority[port..].Contains(']')) authority = authority[..port];
        return authority.TrimEnd('.').ToString().ToLowerInvariant();
    }
}
