using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Curation.Core;
using Curation.Storage;
using Microsoft.Win32.SafeHandles;

namespace Curation.Dedup.Rows;

/// <summary>What is known of a row besides its text.</summary>
internal readonly record struct RowHead(string Id, string Date, int TextBytes, bool HasMadeId);

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

    public static void Write(string path, IReadOnlyList<RowHead> rows)
    {
        using var file = AtomicFile.Create(path);
        using var names = new MemoryStream();
        var entries = new List<Entry>(rows.Count);
        foreach (var row in rows)
        {
            var (first, second) = (Encoding.UTF8.GetBytes(row.Id), Encoding.UTF8.GetBytes(row.Date));
            entries.Add(new((int)names.Length, first.Length, second.Length, row.TextBytes, row.HasMadeId ? 1 : 0));
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

    public RowHead Of(long row)
    {
        var (file, place) = (_files[(int)(row / RowsPerChunk)], row % RowsPerChunk);
        var (rows, entry) = (new long[1], new Entry[1]);
        Read(file, MemoryMarshal.AsBytes(rows.AsSpan()), 0);
        Read(file, MemoryMarshal.AsBytes(entry.AsSpan()), sizeof(long) + place * Unsafe.SizeOf<Entry>());
        var names = new byte[entry[0].Id + entry[0].Date];
        Read(file, names, sizeof(long) + rows[0] * Unsafe.SizeOf<Entry>() + entry[0].Start);
        return Head(entry[0], names);
    }

    /// <summary>All of a chunk, in order.</summary>
    public IEnumerable<RowHead> In(int chunk)
    {
        var bytes = new byte[RandomAccess.GetLength(_files[chunk])];
        Read(_files[chunk], bytes, 0);
        var entries = MemoryMarshal.Cast<byte, Entry>(bytes.AsSpan(sizeof(long), CountOf(chunk) * Unsafe.SizeOf<Entry>())).ToArray();
        var names = sizeof(long) + entries.Length * Unsafe.SizeOf<Entry>();
        return entries.Select(entry => Head(entry, bytes.AsSpan(names + entry.Start, entry.Id + entry.Date)));
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static RowHead Head(Entry entry, ReadOnlySpan<byte> names) =>
        new(Encoding.UTF8.GetString(names[..entry.Id]), Encoding.UTF8.GetString(names[entry.Id..]), entry.TextBytes, entry.HasMadeId != 0);

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
    private readonly record struct Entry(int Start, int Id, int Date, int TextBytes, int HasMadeId);
}
