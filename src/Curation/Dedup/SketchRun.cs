using Curation.Core;
using Curation.Dedup.Records;

namespace Curation.Dedup;

/// <summary>The run file of a unit.</summary>
/// <param name="Unit">The unit's name.</param>
/// <param name="Path">As written by <see cref="SketchWriter"/>.</param>
public sealed record SketchRun(string Unit, string Path)
{
    private const int ExactBand = 0;

    /// <summary>The rows of one band (0: exact keys, 1…: near) in order.</summary>
    /// <exception cref="RunException">The file is damaged, or was written under other options.</exception>
    internal IEnumerable<KeyRow> Read(int band, int unit, DedupOptions options)
    {
        using var reader = new CheckedReader(Path);
        var counts = ReadCounts(reader, options.Near);
        for (var before = 0; before < band; before++) reader.Position += counts[before] * BytesPerRow(before);
        if (band == ExactBand)
        {
            foreach (var row in reader.Records<ExactRow>(counts[band])) yield return KeyRow.From(row, unit);
        }
        else
        {
            foreach (var row in reader.Records<NearRow>(counts[band])) yield return KeyRow.From(row, unit);
        }
    }

    private long[] ReadCounts(CheckedReader reader, NearOptions? near)
    {
        using var header = reader.ReadHeader(SketchWriter.Magic, "run file");
        var (ngram, bands, rows) = (header.ReadInt32(), header.ReadInt32(), header.ReadInt32());
        if (near is not null && (ngram, bands, rows) != (near.Ngram, near.Bands, near.Rows))
        {
            var expected = $"{near.Ngram}, {near.Bands}, {near.Rows}";
            throw new RunException($"{Path}: made with n-gram {ngram}, bands {bands}, rows {rows}; expected {expected}: run its unit again");
        }
        var counts = new long[1 + bands];
        for (var band = 0; band < counts.Length; band++) counts[band] = header.ReadInt64();
        if (counts.Select((count, band) => count * BytesPerRow(band)).Sum() != reader.Length - reader.Position) throw reader.Damaged("ends early");
        return counts;
    }

    private static int BytesPerRow(int band) => band == ExactBand ? 28 : 20;
}
