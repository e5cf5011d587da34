using System.Runtime.InteropServices;
using Curation.Dedup.Records;

namespace Curation.Dedup;

/// <summary>The keys of one band over all units in order, a range of keys at a time: each range fits in memory and is sorted there.</summary>
/// <remarks>The next range is read and sorted while one is used. A range with more rows than memory holds (one key many times) is sorted on disk.</remarks>
internal sealed class BandReader(IReadOnlyList<SketchRun> runs, DedupOptions options, Scratch scratch, Func<Place, bool>? takesPart = null)
    : IBandSource
{
    private const int MaxBits = 16, ArraysAtOnce = 6;
    private readonly SketchHeader[] _headers = [.. runs.Select(run => run.ReadHeader(options))];

    public IReadOnlyList<int> Documents => [.. _headers.Select(header => header.Documents)];

    private int RowsAtOnce => (int)Math.Clamp(scratch.MemoryBytes / (ArraysAtOnce * 32), 1024, 1 << 28);

    public IEnumerable<KeyRow> Read(int band, CancellationToken cancel) => Read(band, default, cancel);

    /// <summary>The rows of a band in a part of all keys.</summary>
    public IEnumerable<KeyRow> Read(int band, KeyRange part, CancellationToken cancel)
    {
        var ranges = Ranges(band, part).ToArray();
        var next = Task.Run(() => Load(band, ranges[0]), cancel);
        for (var i = 0; i < ranges.Length; i++)
        {
            var rows = next.GetAwaiter().GetResult();
            cancel.ThrowIfCancellationRequested();
            var following = i + 1;
            if (following < ranges.Length) next = Task.Run(() => Load(band, ranges[following]), cancel);
            foreach (var row in rows) yield return row;
        }
    }

    private IEnumerable<KeyRange> Ranges(int band, KeyRange part)
    {
        var rows = _headers.Sum(header => band < header.Counts.Length ? header.Counts[band] : 0) >> part.Bits;
        var bits = 0;
        while (rows >> bits > RowsAtOnce && bits < MaxBits - part.Bits) bits++;
        return Enumerable.Range(part.Part << bits, 1 << bits).Select(number => new KeyRange(number, part.Bits + bits));
    }

    private IEnumerable<KeyRow> Load(int band, KeyRange range)
    {
        var rows = new List<KeyRow>();
        ExternalSort<KeyRow>? large = null;
        for (var unit = 0; unit < runs.Count; unit++)
        {
            var slice = runs[unit].Read(band, unit, options, range);
            rows.AddRange(takesPart is null ? slice : Array.FindAll(slice, row => takesPart(row.Place)));
            if (rows.Count <= 2L * RowsAtOnce) continue;
            large ??= new(scratch);
            rows.ForEach(large.Add);
            rows.Clear();
        }

        if (large is null)
        {
            RadixSort.Sort(CollectionsMarshal.AsSpan(rows), range);
            return rows;
        }

        rows.ForEach(large.Add);
        return large.Sorted();
    }
}
