using System.Globalization;
using System.Text;

namespace Curation.Filters.Url;

/// <summary>One line of a list of pages: <c>host[:port]/path</c>, with or without <c>http://</c> or <c>https://</c>, and a comment behind a space.</summary>
internal static class PageLine
{
    /// <summary>Gives the page in a line that is neither empty nor a comment; false where there is none.</summary>
    public static bool Read(UrlKey kind, ReadOnlySpan<byte> line, TakeEntry take)
    {
        if (line.IndexOfAny(" \t"u8) is > 0 and var space && line[space..].TrimStart(" \t"u8) is [(byte)'#', ..]) line = line[..space];
        var entry = Encoding.UTF8.GetString(line);
        return IsPage(entry) && take(kind == UrlKey.Exact ? line : UrlText.Canonical(entry), kind);
    }

    private static bool IsPage(string entry)
    {
        if (entry.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == '\uFFFD')) return false;
        var place = UrlText.WithoutScheme(entry);
        if (!IsScheme(entry.AsSpan(0, entry.Length - place.Length))) return false;
        var authority = place.IndexOfAny("/?#") is >= 0 and var end ? place[..end] : place;
        // without scheme what has a user is an e-mail address
        if (authority.Contains('\\') || (place.Length == entry.Length && authority.Contains('@'))) return false;
        var port = UrlText.PortOf(authority);
        return (port.IsEmpty || ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _)) && HostLine.IsHost(UrlText.HostOf(entry));
    }

    private static bool IsScheme(ReadOnlySpan<char> scheme) => scheme is "" or "//"
        || scheme.Equals("http://", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https://", StringComparison.OrdinalIgnoreCase);
}
