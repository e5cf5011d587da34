using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Url;

/// <summary>The entries of all block lists as 64-bit hashes in one table; kinds are told apart by the seed.</summary>
internal sealed class UrlKeys
{
    private readonly HashIndexSet _set;

    private UrlKeys(HashIndexSet set) => _set = set;

    public int Count => _set.Count;

    public long Bytes => _set.Bytes;

    public static UrlKeys Of(params IEnumerable<(UrlKey Kind, byte[] List)> lists)
    {
        using var hashes = new HashList();
        foreach (var (kind, list) in lists) UrlList.Read(kind, list, hashes.Add);
        return new UrlKeys(new HashIndexSet(hashes.Items));
    }

    public bool Contains(UrlKey kind, ReadOnlySpan<byte> lower) => _set.Contains(Hash(kind, lower));

    private static ulong Hash(UrlKey kind, ReadOnlySpan<byte> lower) => XxHash64.Hash(lower, (ulong)kind + 1);

    private sealed class HashList : IDisposable
    {
        private PooledList<ulong> _hashes;

        public Span<ulong> Items => _hashes.Resize(_hashes.Count);

        public void Add(ReadOnlySpan<byte> entry, UrlKey kind) => _hashes.Add(Hash(kind, entry));

        public void Dispose() => _hashes.Dispose();
    }
}

/// <summary>What an entry of a block list is compared with.</summary>
internal enum UrlKey
{
    Host,
    Domain,
    Url,
    Word,
}
