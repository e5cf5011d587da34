using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Dedup.Records;

namespace Curation.Dedup;

/// <summary>The run file of a unit.</summary>
/// <param name="Unit">The unit's name.</param>
/// <param name="Path">As written by <see cref="SketchWriter"/>.</param>
public sealed record SketchRun(string Unit, string Path)
{
    /// <exception cref="RunException">The file is damaged, or was written under other options.</exception>
    internal SketchHeader ReadHeader(DedupOptions options)
    {
        using var reader = new CheckedReader(Path);
        return ReadHeader(reader, options);
    }

    /// <summary>Reads every block.</summary>
    /// <exception cref="RunException">One of them is damaged.</exception>
    internal void Check(DedupOptions options)
    {
        using var reader = new CheckedReader(Path);
        _ = ReadHeader(reader, options);
        var buffer = new byte[CheckedWriter.BlockBytes];
        while (reader.Position < reader.Length) reader.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, reader.Length - reader.Position)));
    }

    /// <summary>The rows of one band within a range of keys, in order.</summary>
    /// <exception cref="RunException">The file is damaged, or was written under other options.</exception>
    internal KeyRow[] Read(int band, int unit, DedupOptions options, KeyRange range = default)
    {
        using var reader = new CheckedReader(Path);
        var header = ReadHeader(reader, options);
        if (band >= header.Counts.Length) return [];
        var start = reader.Position + header.BytesBefore(band);
        return band < SketchHeader.FirstNearBand
            ? Read<ExactRow>(reader, start, header.Counts[band], range, row => KeyRow.From(row, unit))
            : Read<NearRow>(reader, start, header.Counts[band], range, row => KeyRow.From(row, unit));
    }

    private static KeyRow[] Read<T>(CheckedReader reader, long start, long count, KeyRange range, Func<T, KeyRow> convert) where T : unmanaged, IKeyed<T>
    {
        var first = Find<T>(reader, start, count, range.First);
        var end = range.End is { } limit ? Find<T>(reader, start, count, limit) : count;
        var rows = new T[end - first];
        reader.Position = start + first * Unsafe.SizeOf<T>();
        reader.Read(MemoryMarshal.AsBytes(rows.AsSpan()));
        return Array.ConvertAll(rows, row => convert(row));
    }

    /// <summary>Position of the first row whose key is not below a key.</summary>
    private static long Find<T>(CheckedReader reader, long start, long count, ulong key) where T : unmanaged, IKeyed<T>
    {
        var (low, high) = (0L, key == 0 ? 0 : count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            T row = default;
            reader.Position = start + middle * Unsafe.SizeOf<T>();
            reader.Read(MemoryMarshal.AsBytes(new Span<T>(ref row)));
            if (row.Leading < key) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private SketchHeader ReadHeader(CheckedReader reader, DedupOptions options)
    {
        using var bytes = reader.ReadHeader(SketchHeader.Magic, "run file");
        var header = SketchHeader.Read(bytes);
        var expected = SketchHeader.NearOf(options);
        if (options.Near is not null && header.Near != expected)
            throw new RunException($"{Path}: made with {Words(header.Near)}; expected {Words(expected)}: run its unit again");
        if (header.BytesBefore(header.Counts.Length) != reader.Length - reader.Position) throw reader.Damaged("ends early");
        return header;
    }

    private static string Words((int Ngram, int Bands, int Rows, int HashBits) near) =>
        $"n-gram {near.Ngram}, bands {near.Bands}, rows {near.Rows}, hash bits {near.HashBits}";
}
