using Curation.Core;
using Curation.Models;
using Curation.Models.Hosts;
using Curation.Text;

namespace Curation.Filters.Url;

/// <summary>The entries of all block lists as 64-bit hashes in one table; kinds are told apart by the seed.</summary>
internal sealed class UrlKeys
{
    private readonly HashIndexSet _set;
    private readonly bool[] _has = new bool[(int)UrlKey.Word];

    private UrlKeys(HashIndexSet set) => _set = set;

    public int Count => _set.Count;

    public long Bytes => _set.Bytes;

    /// <summary>Entries of every kind that lists of hosts hold: hosts, domains, pages.</summary>
    public static UrlKeys Of(IAssets assets, params IReadOnlyList<UrlListFile> lists) =>
        Of(assets, "hosts, or addresses of pages", kind => kind, lists);

    /// <summary>Pages as they are written.</summary>
    public static UrlKeys OfPages(IAssets assets, UrlListFile list) => Of(assets, "addresses of pages, host/path", kind => kind, [list]);

    /// <summary>Entries of one kind, hosts or domains; the address of a page is of no use.</summary>
    public static UrlKeys OfHosts(IAssets assets, UrlListFile list) => Of(assets, "hosts", kind => kind == UrlKey.Url ? null : list.Kind, [list]);

    /// <summary>Whether there is any entry of a kind.</summary>
    public bool Has(UrlKey kind) => _has[(int)kind];

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

    private static UrlKeys Of(IAssets assets, string expected, Func<UrlKey, UrlKey?> kindOf, IReadOnlyList<UrlListFile> lists)
    {
        // one array of the size that all but hosts files with many names a line can have: what grows in pools stays in them
        var hashes = new ulong[lists.Sum(list => list.Bytes.AsSpan().Count((byte)'\n') + 1)];
        var count = 0;
        var has = new bool[(int)UrlKey.Word];
        foreach (var list in lists) UrlList.Read(list.Kind, list.Bytes, Take).Tell(assets.Warn, list.Name, expected);
        var keys = new UrlKeys(new HashIndexSet(hashes.AsSpan(0, count)));
        has.CopyTo(keys._has, 0);
        return keys;

        bool Take(ReadOnlySpan<byte> entry, UrlKey found)
        {
            if (kindOf(found) is not { } kind) return false;
            if (count == hashes.Length) Array.Resize(ref hashes, count * 2);
            hashes[count++] = Hash(kind, entry);
            return has[(int)kind] = true;
        }
    }

    private static ulong Hash(UrlKey kind, ReadOnlySpan<byte> lower) => XxHash64.Hash(lower, (ulong)kind + 1);
}

/// <summary>A list, unpacked.</summary>
internal readonly record struct UrlListFile(UrlKey Kind, string Name, byte[] Bytes)
{
    public static UrlListFile Read(IAssets assets, UrlKey kind, string name) => new(kind, name, UrlList.Unpacked(name, assets.Read(name)));
}

/// <summary>Lets the rules of a family that look at one list load it once.</summary>
internal sealed class SharedKeys
{
    private (string List, UrlKeys Keys)? _opened;

    public UrlKeys OfHosts(IAssets assets, string list)
    {
        if (_opened is not var (name, keys) || name != list) _opened = (list, keys = UrlKeys.OfHosts(assets, UrlListFile.Read(assets, UrlKey.Host, list)));
        return keys;
    }
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
