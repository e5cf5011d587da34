using Curation.Core;

namespace Curation.Selection;

/// <summary>Documents in the order of the cut: key descending, then <c>Hash(seed, id)</c>, then id.</summary>
internal static class Ranking
{
    /// <param name="documents">Numbers of documents, in any order.</param>
    /// <param name="keys">Of all documents, by number.</param>
    /// <param name="identities">Hashes of ids, by number.</param>
    public static int[] Order(ReadOnlySpan<int> documents, uint[] keys, ulong[] identities, ulong seed)
    {
        var packed = new ulong[documents.Length];
        for (var i = 0; i < packed.Length; i++) packed[i] = ((ulong)~keys[documents[i]] << 32) | (uint)documents[i];
        packed.AsSpan().Sort();
        var order = new int[packed.Length];
        for (var i = 0; i < order.Length; i++) order[i] = (int)(uint)packed[i];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && packed[end] >> 32 == packed[start] >> 32;) end++;
            if (end - start > 1) ByHash(order.AsSpan(start, end - start), identities, seed);
        }

        return order;
    }

    /// <summary>Sorts by <c>Hash(seed, id)</c>, then id.</summary>
    public static void ByHash(Span<int> documents, ulong[] identities, ulong seed)
    {
        var hashes = new ulong[documents.Length];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = Document.Seeded(identities[documents[i]], seed);
        MemoryExtensions.Sort(hashes.AsSpan(), documents);
        for (int start = 0, end; start < hashes.Length; start = end)
        {
            for (end = start + 1; end < hashes.Length && hashes[end] == hashes[start];) end++;
            if (end - start > 1) documents[start..end].Sort((one, other) => identities[one].CompareTo(identities[other]));
        }
    }
}
