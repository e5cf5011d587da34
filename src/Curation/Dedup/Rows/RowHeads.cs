using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Curation.Core;
using Curation.Storage;
using Microsoft.Win32.SafeHandles;

namespace Curation.Dedup.Rows;

/// <summary>Ids, dates and text lengths of all rows, chunk by chunk in files to be read at any place; nothing of them stays in memory.</summary>
/// <remarks>A file: the number of rows (64 bits), where each row lies and its lengths, then ids and dates in UTF-8.</remarks>
internal sealed class RowHeads : IDisposable
{
    /// <summary>Rows of every chunk but the last of a file.</summary>
    public const int RowsPerChunk = 1 << 14;

    private readonly List<SafeFileHandle> _files;
    private readonly Dictionary<string, int> _numbers;

    /// <param name="chunks">In order.</param>
    public RowHeads(string folder, IReadOnlyList<string> chunks)
    {
        _numbers = chunks.Index().ToDictionary(chunk => chunk.Item, chunk => chunk.Index, StringComparer.Ordinal);
        _files = [.. chunks.Select(chunk => File.OpenHandle(Path.Combine(folder, PathOf(chunk))))];
    }

    public static string PathOf(string chunk) => $"documents/{chunk}.heads";

    public static void Write(string path, IReadOnlyList<(string Id, string Date, int TextBytes)> rows)
    {
        using var file = AtomicFile.Create(path);
        using var names = new MemoryStream();
        var entries = new List<Entry>(rows.Count);
        foreach (var (id, date, textBytes) in rows)
        {
            var (first, second) = (Encoding.UTF8.GetBytes(id), Encoding.UTF8.GetBytes(date));
            entries.Add(new((int)names.Length, first.Length, second.Length, textBytes));
            names.Write(first);
            names.Write(second);
        }

        file.Stream.Write(MemoryMarshal.AsBytes([(long)rows.Count]));
        file.Stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(entries)));
        names.WriteTo(file.Stream);
        file.Publish();
    }

    /// <summary>Rows of a chunk.</summary>
    public int CountOf(int chunk)
    {
        var rows = new long[1];
        Read(_files[chunk], MemoryMarshal.AsBytes(rows.AsSpan()), 0);
        return checked((int)rows[0]);
    }

    /// <summary>Number of a row among all.</summary>
    public long RowOf(DuplicateMember member) => (long)_numbers[member.Unit] * RowsPerChunk + member.Row;

    public string IdOf(long row) => Of(row).Id;

    public (string Id, string Date, int TextBytes) Of(long row)
    {
        var (file, place) = (_files[(int)(row / RowsPerChunk)], row % RowsPerChunk);
        var (rows, entry) = (new long[1], new Entry[1]);
        Read(file, MemoryMarshal.AsBytes(rows.AsSpan()), 0);
        Read(file, MemoryMarshal.AsBytes(entry.AsSpan()), sizeof(long) + place * Unsafe.SizeOf<Entry>());
        var names = new byte[entry[0].Id + entry[0].Date];
        Read(file, names, sizeof(long) + rows[0] * Unsafe.SizeOf<Entry>() + entry[0].Start);
        return (Encoding.UTF8.GetString(names, 0, entry[0].Id), Encoding.UTF8.GetString(names, entry[0].Id, entry[0].Date), entry[0].TextBytes);
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static void Read(SafeFileHandle file, Span<byte> bytes, long position)
    {
        for (int read; !bytes.IsEmpty; bytes = bytes[read..], position += read)
        {
            read = RandomAccess.Read(file, bytes, position);
            if (read == 0) throw new RunException("a file of row ids ends early; expected nobody to touch it: run the command again");
        }
    }

    /// <summary>Where a row's names lie, and their lengths in bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Entry(int Start, int Id, int Date, int Text)
    {
        public int TextBytes => Text;
    }
}
