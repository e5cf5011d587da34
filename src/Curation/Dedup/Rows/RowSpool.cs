using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Curation.Core;
using Curation.Text;
using Microsoft.Win32.SafeHandles;

namespace Curation.Dedup.Rows;

/// <summary>Rows in two temporary files, to be read again by number; nothing of them stays in memory.</summary>
internal sealed class RowSpool : ICandidateTexts, IDisposable
{
    public const int RowsPerUnit = 1 << 14;
    private readonly FileStream _rows, _index;
    private long _end;

    public RowSpool(string folder)
    {
        _rows = Open(Path.Combine(folder, "rows"));
        _index = Open(Path.Combine(folder, "index"));
    }

    public long Count { get; private set; }

    public static string UnitName(int unit) => unit.ToString("D9", CultureInfo.InvariantCulture);

    public static long RowOf(ClusterMember member) => (long)int.Parse(member.Unit, CultureInfo.InvariantCulture) * RowsPerUnit + member.Row;

    public static long RowOf(Place place) => (long)place.Unit * RowsPerUnit + place.Row;

    public static Place PlaceOf(long row) => new((int)(row / RowsPerUnit), (int)(row % RowsPerUnit));

    /// <summary>What decides order: rows have no source.</summary>
    public static ulong IdentityOf(string id) => XxHash64.Hash('\0' + id);

    /// <summary>Stores a row and returns it.</summary>
    public DedupInput Add(DedupInput row)
    {
        var (id, url, date) = (Encoding.UTF8.GetBytes(row.Id), Encoding.UTF8.GetBytes(row.Url), Encoding.UTF8.GetBytes(row.Date ?? ""));
        _index.Write(MemoryMarshal.AsBytes([new Entry(_end, id.Length, url.Length, date.Length, row.Text.Length)]));
        foreach (var part in (ReadOnlySpan<ReadOnlyMemory<byte>>)[id, url, date, row.Text])
        {
            _rows.Write(part.Span);
            _end += part.Length;
        }

        Count++;
        return row;
    }

    /// <summary>To be called between the last <see cref="Add"/> and the first reading.</summary>
    public void Flush()
    {
        _rows.Flush();
        _index.Flush();
    }

    public string IdOf(long row) => Encoding.UTF8.GetString(Read(EntryOf(row), 0));

    /// <summary>The row without its text.</summary>
    public (string Id, string Date, int TextBytes) HeadOf(long row)
    {
        var entry = EntryOf(row);
        return (Encoding.UTF8.GetString(Read(entry, 0)), Encoding.UTF8.GetString(Read(entry, 2)), entry.Text);
    }

    public DedupInput RowAt(long row)
    {
        var entry = EntryOf(row);
        string Part(int part) => Encoding.UTF8.GetString(Read(entry, part));
        return new(Part(0), Read(entry, 3), Part(1), Part(2));
    }

    public void Read(string unit, IReadOnlyList<int> rows, Action<int, DocumentText> use)
    {
        var first = long.Parse(unit, CultureInfo.InvariantCulture) * RowsPerUnit;
        foreach (var row in rows)
        {
            using var text = DocumentText.FromUtf8(Read(EntryOf(first + row), 3));
            use(row, text);
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _index.Dispose();
    }

    private static FileStream Open(string path) => new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 18);

    private static void Read(SafeFileHandle file, Span<byte> bytes, long position)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file, bytes, position);
            if (read == 0) throw new RunException("the temporary file of rows ends early; expected nobody to touch it");
            bytes = bytes[read..];
            position += read;
        }
    }

    private Entry EntryOf(long row)
    {
        var entry = default(Entry);
        Read(_index.SafeFileHandle, MemoryMarshal.AsBytes(new Span<Entry>(ref entry)), row * Unsafe.SizeOf<Entry>());
        return entry;
    }

    private byte[] Read(in Entry entry, int part)
    {
        var start = entry.Start + (part > 0 ? entry.Id : 0) + (part > 1 ? entry.Url : 0) + (part > 2 ? entry.Date : 0);
        var bytes = new byte[part switch { 0 => entry.Id, 1 => entry.Url, 2 => entry.Date, _ => entry.Text }];
        Read(_rows.SafeFileHandle, bytes, start);
        return bytes;
    }

    /// <summary>Where a row lies, and the bytes of each of its parts.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Entry(long Start, int Id, int Url, int Date, int Text);
}
