using System.Globalization;
using System.Text;
using Curation.Core;
using Curation.Text;
using Microsoft.Win32.SafeHandles;

namespace Curation.Dedup;

/// <summary>Rows in a temporary file, to be read again by number: per row its id and its text. Keeps 16 bytes of memory for each.</summary>
internal sealed class RowSpool : ICandidateTexts, IDisposable
{
    public const int RowsPerUnit = 1 << 16;
    private readonly List<(long Start, int IdBytes, int TextBytes)> _rows = [];
    private readonly SafeFileHandle _file;
    private long _end;

    public RowSpool(string folder)
    {
        _file = File.OpenHandle(Path.Combine(folder, "rows"), FileMode.CreateNew, FileAccess.ReadWrite);
        LongestFirst = Comparer<long>.Create((one, other) =>
        {
            var order = _rows[(int)other].TextBytes.CompareTo(_rows[(int)one].TextBytes);
            if (order == 0) order = string.CompareOrdinal(IdOf(one), IdOf(other));
            return order != 0 ? order : one.CompareTo(other);
        });
    }

    public long Count => _rows.Count;

    /// <summary>Longer texts before shorter ones, then smaller ids, then earlier rows.</summary>
    public IComparer<long> LongestFirst { get; }

    public static string UnitName(int unit) => unit.ToString("D9", CultureInfo.InvariantCulture);

    public static long RowOf(ClusterMember member) => (long)int.Parse(member.Unit, CultureInfo.InvariantCulture) * RowsPerUnit + member.Row;

    /// <summary>Stores a row and returns it.</summary>
    public DedupInput Add(DedupInput row)
    {
        var id = Encoding.UTF8.GetBytes(row.Id);
        RandomAccess.Write(_file, [id, row.Text], _end);
        _rows.Add((_end, id.Length, row.Text.Length));
        _end += id.Length + row.Text.Length;
        return row;
    }

    public string IdOf(long row) => Encoding.UTF8.GetString(Read(_rows[(int)row].Start, _rows[(int)row].IdBytes));

    public void Read(string unit, IReadOnlyList<int> rows, Action<int, DocumentText> use)
    {
        var first = int.Parse(unit, CultureInfo.InvariantCulture) * RowsPerUnit;
        foreach (var row in rows)
        {
            var (start, idBytes, textBytes) = _rows[first + row];
            using var text = DocumentText.FromUtf8(Read(start + idBytes, textBytes));
            use(row, text);
        }
    }

    public void Dispose() => _file.Dispose();

    private byte[] Read(long start, int count)
    {
        var bytes = new byte[count];
        for (int filled = 0, read; filled < count; filled += read)
        {
            read = RandomAccess.Read(_file, bytes.AsSpan(filled), start + filled);
            if (read == 0) throw new RunException("the temporary file of rows ends early; expected nobody to touch it");
        }

        return bytes;
    }
}
