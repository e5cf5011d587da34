using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Url;

/// <summary>The entries of all block lists as 64-bit hashes in one table, eight bytes and a half-full slot each; kinds are told apart by the seed.</summary>
internal sealed class UrlKeys(int capacity)
{
    private readonly HashIndex _index = new(capacity);

    public void Add(UrlKey kind, ReadOnlySpan<byte> lower) => _index.Add(Hash(kind, lower), 0);

    public bool Contains(UrlKey kind, ReadOnlySpan<byte> lower) => _index.Contains(Hash(kind, lower));

    private static ulong Hash(UrlKey kind, ReadOnlySpan<byte> lower) => XxHash64.Hash(lower, (ulong)kind + 1) is > 0 and var hash ? hash : 1;
}

/// <summary>What an entry of a block list is compared with.</summary>
internal enum UrlKey
{
    Host,
    Domain,
    Url,
    Word,
}
