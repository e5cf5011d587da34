using System.Runtime.InteropServices;
using Curation.Dedup.Records;
using Curation.Storage;

namespace Curation.Dedup;

/// <summary>Writes the run file of a unit: its documents' keys, sorted by band, key, identity and row, so that the runs of all units can be merged.</summary>
/// <remarks>
/// Blocks as <see cref="CheckedWriter"/> makes them. Little-endian. Inside: magic, header length, n-gram, bands, rows (int32; 0 where near
/// duplicates are not looked for), records of each band (int64);
/// then band 0 with exact keys (key 128 bits, identity, row: 28 bytes a record), then each band of near keys (key 64 bits, identity, row: 20 bytes).
/// </remarks>
public sealed class SketchWriter(string path, DedupOptions options)
{
    internal const ulong Magic = 0x314E555250554444; // "DDUPRUN1"
    private readonly List<ExactRow> _exact = [];
    private readonly List<NearRow>[] _bands = [.. Enumerable.Range(0, options.Near?.Bands ?? 0).Select(_ => new List<NearRow>())];
    private int _rows;

    /// <summary>Takes the sketch of the unit's next row.</summary>
    public void Add(DocumentSketch sketch)
    {
        if (sketch.ExactKey is { } key) _exact.Add(new((ulong)(key >> 64), (ulong)key, sketch.Identity, _rows));
        for (var band = 0; band < sketch.BandKeys.Length; band++) _bands[band].Add(new(sketch.BandKeys[band], sketch.Identity, _rows));
        _rows++;
    }

    /// <summary>Sorts and publishes the file.</summary>
    public void Finish()
    {
        using var file = AtomicFile.Create(path);
        var writer = new CheckedWriter(file.Stream);
        writer.WriteHeader(Magic, header =>
        {
            header.Write(options.Near?.Ngram ?? 0);
            header.Write(options.Near?.Bands ?? 0);
            header.Write(options.Near?.Rows ?? 0);
            header.Write((long)_exact.Count);
            foreach (var band in _bands) header.Write((long)band.Count);
        });
        WriteSorted(writer, _exact);
        foreach (var band in _bands) WriteSorted(writer, band);
        writer.Finish();
        file.Publish();
    }

    private static void WriteSorted<T>(CheckedWriter writer, List<T> rows) where T : unmanaged
    {
        var sorted = CollectionsMarshal.AsSpan(rows);
        sorted.Sort();
        writer.Write<T>(sorted);
    }
}
