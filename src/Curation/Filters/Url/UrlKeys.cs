using Curation.Models;
using Curation.Models.Hosts;
using Curation.Text;

namespace Curation.Filters.Url;

/// <summary>The entries of all block lists as 64-bit hashes in one table; kinds are told apart by the seed.</summary>
internal sealed class UrlKeys
{
    private readonly HashIndexSet _set;

    private UrlKeys(HashIndexSet set) => _set = set;

    public int Count => _set.Count;

    public long Bytes => _set.Bytes;

    public static UrlKeys Of(params IReadOnlyList<(UrlKey Kind, byte[] List)> lists)
    {
        // one array of the size it can have: what grows in pools stays in them
        var hashes = new ulong[lists.Sum(list => list.List.AsSpan().Count((byte)'\n') + 1)];
        var count = 0;
        foreach (var (kind, list) in lists) UrlList.Read(kind, list, (entry, of) => hashes[count++] = Hash(of, entry));
        return new UrlKeys(new HashIndexSet(hashes.AsSpan(0, count)));
    }

    public bool Contains(UrlKey kind, ReadOnlySpan<byte> lower) => _set.Contains(Hash(kind, lower));

    /// <summary>Whether a host, or a domain it lies under, is among the domains.</summary>
    public bool HasParent(ReadOnlySpan<byte> host)
    {
        if (host.Length > HostText.Longest) host = host[^HostText.Longest..];
        while (!host.IsEmpty)
        {
            if (Contains(UrlKey.Domain, host)) return true;
            host = host[(host.IndexOf((byte)'.') is >= 0 and var dot ? dot + 1 : host.Length)..];
        }

        return false;
    }

    private static ulong Hash(UrlKey kind, ReadOnlySpan<byte> lower) => XxHash64.Hash(lower, (ulong)kind + 1);
}

/// <summary>What an entry of a block list is compared with.</summary>
internal enum UrlKey
{
    Host,
    Domain,
    Url,

    /// <summary>A URL as it is written.</summary>
    Exact,
    Word,
}
