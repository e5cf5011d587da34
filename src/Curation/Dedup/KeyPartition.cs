using Curation.Dedup.Records;
using Curation.Storage;

namespace Curation.Dedup;

/// <summary>The keys of one part of all keys that more than one document has: what one unit of the dedup step leaves for the last one.</summary>
/// <remarks>
/// Blocks as <see cref="CheckedWriter"/> makes them. Little-endian. Inside: magic, header length, number of units and the rows of each (32-bit integers),
/// number of bands (32-bit) and the records of each (64-bit); then <see cref="KeyRow"/> records, band by band, in order, units by position in the
/// ordinal order of their names.
/// </remarks>
internal static class KeyPartition
{
    private const ulong Magic = 0x3159454B50554444; // "DDUPKEY1"

    public static void Write(string path, BandReader keys, int bands, KeyRange part, Scratch scratch, CancellationToken cancel)
    {
        var (files, counts) = (new string[bands], new long[bands]);
        for (var i = 0; i < bands; i++)
        {
            var band = i;
            files[band] = scratch.Write(Shared(keys.Read(band, part, cancel)).Select(Count));

            KeyRow Count(KeyRow row)
            {
                counts[band]++;
                return row;
            }
        }

        using var file = AtomicFile.Create(path);
        var writer = new CheckedWriter(file.Stream);
        writer.WriteHeader(Magic, header =>
        {
            header.Write(keys.Documents.Count);
            foreach (var documents in keys.Documents) header.Write(documents);
            header.Write(bands);
            foreach (var count in counts) header.Write(count);
        });
        foreach (var band in files) writer.Write(Scratch.Read<KeyRow>(band, FileOptions.DeleteOnClose));
        writer.Finish();
        file.Publish();
    }

    /// <summary>All partitions as one.</summary>
    /// <param name="paths">In the order of their keys.</param>
    public static IBandSource Open(IReadOnlyList<string> paths) => new Partitions(paths);

    private static IEnumerable<KeyRow> Shared(IEnumerable<KeyRow> rows)
    {
        KeyRow last = default;
        var size = 0;
        foreach (var row in rows)
        {
            size = size > 0 && row.HasKeyOf(last) ? size + 1 : 1;
            if (size == 2) yield return last;
            if (size >= 2) yield return row;
            last = row;
        }
    }

    private static (int[] Documents, long[] Counts) ReadHeader(CheckedReader reader)
    {
        using var header = reader.ReadHeader(Magic, "file of shared keys");
        var documents = new int[header.ReadInt32()];
        for (var unit = 0; unit < documents.Length; unit++) documents[unit] = header.ReadInt32();
        var counts = new long[header.ReadInt32()];
        for (var band = 0; band < counts.Length; band++) counts[band] = header.ReadInt64();
        return (documents, counts);
    }

    private sealed class Partitions : IBandSource
    {
        private readonly IReadOnlyList<string> _paths;

        public Partitions(IReadOnlyList<string> paths)
        {
            _paths = paths;
            using var reader = new CheckedReader(paths[0]);
            Documents = ReadHeader(reader).Documents;
        }

        public IReadOnlyList<int> Documents { get; }

        public IEnumerable<KeyRow> Read(int band, CancellationToken cancel)
        {
            foreach (var path in _paths)
            {
                cancel.ThrowIfCancellationRequested();
                using var reader = new CheckedReader(path);
                var counts = ReadHeader(reader).Counts;
                reader.Position += counts.Take(band).Sum() * System.Runtime.CompilerServices.Unsafe.SizeOf<KeyRow>();
                foreach (var row in reader.Records<KeyRow>(counts[band])) yield return row;
            }
        }
    }
}
