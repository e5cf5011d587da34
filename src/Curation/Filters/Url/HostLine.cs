using System.Buffers;
using System.Net;
using System.Text;
using Curation.Models.Hosts;

namespace Curation.Filters.Url;

/// <summary>One line of a list of hosts: a host in any writing, also with scheme, user, port or a last slash; names behind an address, as in a hosts
/// file; <c>||host^</c>, <c>*.host</c>, <c>.host</c> and dnsmasq's <c>address=/host/0.0.0.0</c>, which take sub-domains along; the address of a page, which
/// stands for that page alone.</summary>
/// <remarks>Rules of ad blockers that look at more than the host (paths, options, elements, exceptions) are of no use.</remarks>
internal static class HostLine
{
    private static readonly SearchValues<byte> _ofAddresses = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    private static readonly SearchValues<byte> _plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    /// <summary>Gives what stands in a line that is neither empty nor a comment; false where it is of no use.</summary>
    public static bool Read(UrlKey kind, ReadOnlySpan<byte> line, TakeEntry take)
    {
        if (IsPlain(line)) return TakePlain(kind, line, take);
        if (line.IndexOf("=/"u8) is > 0 and var equals && line[..equals] is var key && (key.SequenceEqual("address"u8) || IsServer(key)))
            return ReadDnsmasq(line[(equals + 2)..], IsServer(key), take);
        if (line.IndexOf((byte)'#') is >= 0 and var mark)
        {
            if (IsElementRule(line, mark)) return false;
            line = line[..mark].TrimEnd(" \t"u8);
        }

        var space = line.IndexOfAny(" \t"u8);
        if (space < 0) return ReadOne(kind, line, take);
        return IsAddress(line[..space]) && ReadNames(kind, line[space..], take);
    }

    private static bool IsServer(ReadOnlySpan<byte> key) => key.SequenceEqual("server"u8) || key.SequenceEqual("local"u8);

    /// <param name="line">Hosts, each with a slash behind it, and what is answered for them.</param>
    /// <param name="isServer">Whether that is a server to ask: where there is one, nothing is blocked.</param>
    private static bool ReadDnsmasq(ReadOnlySpan<byte> line, bool isServer, TakeEntry take)
    {
        if (line.IndexOfAny(" \t"u8) is > 0 and var space) line = line[..space];
        var end = line.LastIndexOf((byte)'/');
        if (end <= 0 || (isServer && end + 1 < line.Length)) return false;
        var areTaken = true;
        foreach (var range in line[..end].Split((byte)'/')) areTaken &= ReadOne(UrlKey.Domain, line[..end][range], take);
        return areTaken;
    }

    private static bool IsAddress(ReadOnlySpan<byte> field)
    {
        // fe80::1%lo0 names an interface behind the address
        var zone = field.IndexOf((byte)'%');
        return HostText.IsAddress(field) && (zone < 0 ? field : field[..zone]).IndexOfAnyExcept(_ofAddresses) < 0;
    }

    private static bool ReadNames(UrlKey kind, ReadOnlySpan<byte> names, TakeEntry take)
    {
        var areTaken = true;
        foreach (var range in names.SplitAny(" \t"u8))
        {
            if (!names[range].IsEmpty) areTaken &= ReadOne(kind, names[range], take);
        }

        return areTaken;
    }

    private static bool ReadOne(UrlKey kind, ReadOnlySpan<byte> entry, TakeEntry take)
    {
        var bare = entry.StartsWith("||"u8) ? WithoutOptions(entry[2..]).TrimEnd((byte)'^')
            : entry.StartsWith("*."u8) ? entry[2..] : entry.TrimStart((byte)'.');
        if (bare.IsEmpty) return false;
        var isWide = bare.Length < entry.Length && entry[0] != bare[0];
        if (isWide) kind = UrlKey.Domain;
        return IsPlain(bare) ? TakePlain(kind, bare, take) : ReadAddress(kind, Encoding.UTF8.GetString(bare), !isWide, take);
    }

    /// <summary>A rule of ad blockers without the options that leave it a rule for whole pages.</summary>
    private static ReadOnlySpan<byte> WithoutOptions(ReadOnlySpan<byte> rule) => rule.LastIndexOf("^$"u8) is > 0 and var mark
        && (rule[mark..].SequenceEqual("^$important"u8) || rule[mark..].SequenceEqual("^$all"u8) || rule[mark..].SequenceEqual("^$document"u8)
            || rule[mark..].SequenceEqual("^$doc"u8)) ? rule[..mark] : rule;

    private static bool ReadAddress(UrlKey kind, string entry, bool mayBePage, TakeEntry take)
    {
        if (entry.Contains('\uFFFD') || entry.EndsWith(':')) return false;
        if (IPAddress.TryParse(entry, out var address)) return take(Encoding.ASCII.GetBytes(address.ToString()), kind);
        var place = UrlText.WithoutScheme(entry);
        var end = place.IndexOfAny("/?\\") is >= 0 and var slash ? slash : place.Length;
        // without scheme and password it is an e-mail address
        if (place.Length == entry.Length && place[..end].IndexOf('@') is >= 0 and var at
            && (!place[..at].Contains(':') || place.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))) return false;
        var host = UrlText.HostOf(entry);
        if (!IsHost(host) || !UrlText.PortOf(place[..end]).TrimStart("0123456789").IsEmpty) return false;
        return place[end..].Trim('/').IsEmpty ? take(host, kind) : mayBePage && take(UrlText.Canonical(entry), UrlKey.Url);
    }

    private static bool TakePlain(UrlKey kind, ReadOnlySpan<byte> host, TakeEntry take)
    {
        Span<byte> lower = stackalloc byte[HostText.Longest];
        Ascii.ToLower(host, lower, out var written);
        return take(lower[..written], kind);
    }

    private static bool IsPlain(ReadOnlySpan<byte> host)
    {
        if (host.Length > HostText.Longest || host.IndexOfAnyExcept(_plain) >= 0) return false;
        for (; host.IndexOf((byte)'.') is >= 0 and var dot; host = host[(dot + 1)..])
        {
            if (!IsLabel(host[..dot])) return false;
        }

        return IsLabel(host);
    }

    // RFC 1123 §2.1: a letter or digit at both ends; RFC 8552: an underscore first in names that are no machine's
    private static bool IsLabel(ReadOnlySpan<byte> label) => label is [not (byte)'-', .., not ((byte)'-' or (byte)'_')] or [not ((byte)'-' or (byte)'_')];

    /// <summary>Whether a host in the form it is compared in is an address or a name that can be.</summary>
    public static bool IsHost(ReadOnlySpan<byte> host) =>
        IsPlain(host) || (host.Contains((byte)':') && IPAddress.TryParse(Encoding.ASCII.GetString(host), out _));

    // host##selector, host#@#selector and the like, but not a comment behind a space
    private static bool IsElementRule(ReadOnlySpan<byte> line, int mark) =>
        line[mark - 1] is not ((byte)' ' or (byte)'\t')
        && line[(mark + 1)..] is [(byte)'#', ..] or [(byte)'@' or (byte)'?' or (byte)'$' or (byte)'%', (byte)'#' or (byte)'?' or (byte)'$' or (byte)'@', ..];
}
