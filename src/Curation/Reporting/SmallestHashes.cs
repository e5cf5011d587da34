namespace Curation.Reporting;

/// <summary>A sample of fixed size: of all rows those with the smallest hashes, the same for any order of rows.</summary>
internal sealed class SmallestHashes<T>(int size)
{
    private readonly PriorityQueue<(ulong Hash, T Item), ulong> _largestFirst = new();

    /// <summary>Whether a row with this hash would be taken now.</summary>
    public bool Takes(ulong hash) => _largestFirst.Count < size || hash < _largestFirst.Peek().Hash;

    public void Add(ulong hash, T item)
    {
        if (_largestFirst.Count < size) _largestFirst.Enqueue((hash, item), ~hash);
        else _ = _largestFirst.EnqueueDequeue((hash, item), ~hash);
    }

    public IReadOnlyList<T> InOrder() => [.. _largestFirst.UnorderedItems.Select(row => row.Element).OrderBy(row => row.Hash).Select(row => row.Item)];
}
