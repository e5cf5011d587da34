using System.Runtime.InteropServices;
using Curation.Dedup.Records;
using Curation.Storage;

namespace Curation.Dedup;

/// <summary>Writes the run file of a unit: its documents' keys, sorted by band, key, identity and row, so that a range of keys lies together.</summary>
/// <remarks>
/// Blocks as <see cref="CheckedWriter"/> makes them. Little-endian. Inside: magic, header length, then <see cref="SketchHeader"/>;
/// then band 0 with keys of texts and band 1 with keys of addresses (key 128 bits, identity, row: 28 bytes a record), then each band of near keys
/// (key 64 bits, identity, row: 20 bytes).
/// </remarks>
public sealed class SketchWriter(string path, DedupOptions options)
{
    private readonly List<ExactRow> _exact = [], _urls = [];
    private readonly List<NearRow>[] _bands = [.. Enumerable.Range(0, options.Near?.Bands ?? 0).Select(_ => new List<NearRow>())];
    private int _rows;

    /// <summary>Takes the sketch of the unit's next row.</summary>
    public void Add(DocumentSketch sketch)
    {
        Add(_exact, sketch.ExactKey, sketch.Identity);
        Add(_urls, sketch.UrlKey, sketch.Identity);
        for (var band = 0; band < sketch.BandKeys.Length; band++) _bands[band].Add(new(sketch.BandKeys[band], sketch.Identity, _rows));
        _rows++;
    }

    /// <summary>Sorts and publishes the file.</summary>
    public void Finish()
    {
        using var file = AtomicFile.Create(path);
        var writer = new CheckedWriter(file.Stream);
        long[] counts = [_exact.Count, _urls.Count, .. _bands.Select(band => (long)band.Count)];
        writer.WriteHeader(SketchHeader.Magic, new SketchHeader(_rows, SketchHeader.NearOf(options), counts).Write);
        WriteSorted(writer, _exact);
        WriteSorted(writer, _urls);
        foreach (var band in _bands) WriteSorted(writer, band);
        writer.Finish();
        file.Publish();
    }

    private void Add(List<ExactRow> rows, UInt128? key, ulong identity)
    {
        if (key is { } value) rows.Add(new((ulong)(value >> 64), (ulong)value, identity, _rows));
    }

    private static void WriteSorted<T>(CheckedWriter writer, List<T> rows) where T : unmanaged, IKeyed<T>
    {
        var sorted = CollectionsMarshal.AsSpan(rows);
        RadixSort.Sort(sorted);
        writer.Write<T>(sorted);
    }
}
