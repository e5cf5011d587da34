using System.Buffers;

namespace Curation.Tokenization;

/// <summary>Merges the bytes of one piece: always the pair of the smallest rank, the leftmost of equals. For one thread at a time.</summary>
internal sealed class PieceMerger(BpeModel model)
{
    private const int LongPiece = 96, NoRank = int.MaxValue;

    private readonly int[] _ids = new int[LongPiece], _ranks = new int[LongPiece];

    /// <summary>The ids of a piece, valid until the next call; only ranks below <paramref name="limit"/> merge.</summary>
    public ReadOnlySpan<int> Merge(ReadOnlySpan<byte> piece, int limit = NoRank)
    {
        var ids = (piece.Length <= LongPiece ? _ids : new int[piece.Length]).AsSpan(0, piece.Length);
        for (var i = 0; i < ids.Length; i++) ids[i] = model.ByteIds[piece[i]];
        return ids.Length < LongPiece ? MergeShort(ids, limit) : MergeLong(ids, limit);
    }

    private int RankOf(int left, int right) => model.Ranks.Find(left, right, NoRank);

    private ReadOnlySpan<int> MergeShort(Span<int> ids, int limit)
    {
        var ranks = _ranks.AsSpan(0, ids.Length);
        for (var i = 0; i + 1 < ids.Length; i++) ranks[i] = RankOf(ids[i], ids[i + 1]);
        ranks[^1] = NoRank;
        while (ids.Length > 1)
        {
            var best = 0;
            for (var i = 1; i < ranks.Length; i++)
            {
                if (ranks[i] < ranks[best]) best = i;
            }

            if (ranks[best] >= limit) break;
            ids[best] = model.Products[ranks[best]];
            ids[(best + 2)..].CopyTo(ids[(best + 1)..]);
            ranks[(best + 1)..].CopyTo(ranks[best..]);
            ids = ids[..^1];
            ranks = ranks[..^1];
            if (best + 1 < ids.Length) ranks[best] = RankOf(ids[best], ids[best + 1]);
            if (best > 0) ranks[best - 1] = RankOf(ids[best - 1], ids[best]);
        }

        return ids;
    }

    /// <summary>A linked list and a heap of (rank, place): n log n where the scan above would be quadratic.</summary>
    private ReadOnlySpan<int> MergeLong(Span<int> ids, int limit)
    {
        var links = ArrayPool<int>.Shared.Rent(2 * ids.Length);
        Span<int> next = links.AsSpan(0, ids.Length), previous = links.AsSpan(ids.Length, ids.Length);
        var heap = new PriorityQueue<int, ulong>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            (previous[i], next[i]) = (i - 1, i + 1);
            if (i > 0) Push(heap, i - 1, RankOf(ids[i - 1], ids[i]), limit);
        }

        while (heap.TryDequeue(out var at, out var key))
        {
            // stale: the pair that was here when it was pushed is gone
            if (ids[at] < 0 || next[at] == ids.Length || RankOf(ids[at], ids[next[at]]) != (int)(key >> 32)) continue;
            var gone = next[at];
            ids[at] = model.Products[(int)(key >> 32)];
            ids[gone] = -1;
            next[at] = next[gone];
            if (next[at] < ids.Length)
            {
                previous[next[at]] = at;
                Push(heap, at, RankOf(ids[at], ids[next[at]]), limit);
            }

            if (previous[at] >= 0) Push(heap, previous[at], RankOf(ids[previous[at]], ids[at]), limit);
        }

        ArrayPool<int>.Shared.Return(links);
        var count = 0;
        foreach (var id in ids)
        {
            if (id >= 0) ids[count++] = id;
        }

        return ids[..count];
    }

    private static void Push(PriorityQueue<int, ulong> heap, int at, int rank, int limit)
    {
        if (rank < limit) heap.Enqueue(at, (ulong)rank << 32 | (uint)at);
    }
}
