using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Curation.Storage;

namespace Curation.Dedup.Records;

/// <summary>A file of sorted records of which others read slices.</summary>
/// <remarks>Blocks as <see cref="CheckedWriter"/> makes them. Little-endian. Inside: magic, an empty header, records.</remarks>
internal static class RecordFile
{
    private const ulong Magic = 0x3143455250554444; // "DDUPREC1"

    public static void Write<T>(string path, IEnumerable<T> sorted) where T : unmanaged
    {
        using var file = AtomicFile.Create(path);
        var writer = new CheckedWriter(file.Stream);
        writer.WriteHeader(Magic, _ => { });
        writer.Write(sorted);
        writer.Finish();
        file.Publish();
    }

    /// <summary>The records within a range of leading keys, in order.</summary>
    /// <exception cref="Core.RunException">The file is damaged.</exception>
    public static IEnumerable<T> Read<T>(string path, KeyRange range) where T : unmanaged, IKeyed<T> =>
        Read<T>(path, record => record.Leading >= range.First, record => range.End is { } end && record.Leading >= end);

    /// <summary>The records from the first that has one property on to the first that has the other; both must hold for all that follow.</summary>
    /// <exception cref="Core.RunException">The file is damaged.</exception>
    public static IEnumerable<T> Read<T>(string path, Func<T, bool> isFrom, Func<T, bool> isBehind) where T : unmanaged
    {
        using var reader = new CheckedReader(path);
        reader.ReadHeader(Magic, "file of sorted records").Dispose();
        var start = reader.Position;
        var (count, rest) = Math.DivRem(reader.Length - start, Unsafe.SizeOf<T>());
        if (rest != 0) throw reader.Damaged("ends early");
        var first = First(reader, start, 0, count, isFrom);
        var end = First(reader, start, first, count, isBehind);
        reader.Position = start + first * Unsafe.SizeOf<T>();
        foreach (var record in reader.Records<T>(end - first)) yield return record;
    }

    /// <summary>Position of the first record, from <paramref name="low"/> on, that has a property; <paramref name="high"/> where none has.</summary>
    private static long First<T>(CheckedReader reader, long start, long low, long high, Func<T, bool> has) where T : unmanaged
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            T record = default;
            reader.Position = start + middle * Unsafe.SizeOf<T>();
            reader.Read(MemoryMarshal.AsBytes(new Span<T>(ref record)));
            if (has(record)) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
