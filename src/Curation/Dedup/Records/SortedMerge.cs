namespace Curation.Dedup.Records;

/// <summary>
/// Merges sorted sequences by a heap of their heads (Knuth, TAOCP 3, 5.4.1); more than the fan-in of them in several passes through scratch files.
/// </summary>
internal static class SortedMerge
{
    /// <summary>Each source is enumerated once.</summary>
    public static IEnumerable<T> Of<T>(IReadOnlyList<IEnumerable<T>> sources, Scratch scratch) where T : unmanaged, IComparable<T>
    {
        while (sources.Count > scratch.FanIn)
            sources = [.. sources.Chunk(scratch.FanIn).Select(some => scratch.Spill(Heads(some)))];
        return Heads(sources);
    }

    /// <summary>Leaves out what equals the record before it.</summary>
    public static IEnumerable<T> Distinct<T>(IEnumerable<T> sorted) where T : struct, IEquatable<T>
    {
        T? last = null;
        foreach (var record in sorted)
        {
            if (last is { } before && before.Equals(record)) continue;
            last = record;
            yield return record;
        }
    }

    private static IEnumerable<T> Heads<T>(IReadOnlyList<IEnumerable<T>> sources) where T : IComparable<T>
    {
        var opened = new List<IEnumerator<T>>(sources.Count);
        try
        {
            var heads = new PriorityQueue<IEnumerator<T>, T>(sources.Count);
            foreach (var source in sources)
            {
                var records = source.GetEnumerator();
                opened.Add(records);
                if (records.MoveNext()) heads.Enqueue(records, records.Current);
            }

            while (heads.TryPeek(out var next, out var record))
            {
                yield return record;
                if (next.MoveNext()) heads.DequeueEnqueue(next, next.Current);
                else heads.Dequeue();
            }
        }
        finally
        {
            opened.ForEach(records => records.Dispose());
        }
    }
}
