using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>
/// Writes a Parquet file row by row: set the columns of a row in any order, <see cref="EndRow"/>, and <see cref="Finish"/> at the end.
/// What a row leaves out is null. Holds one packed row group and a plain page per column. Source: apache/parquet-format 2.11.
/// </summary>
public sealed class ParquetWriter
{
    private readonly Stream _output;
    private readonly ParquetOptions _options;
    private readonly ColumnWriter[] _columns;
    private readonly List<RowGroupLayout> _rowGroups = [];
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private long _position;
    private long _rows;

    /// <summary>The stream is left open; it need not be seekable.</summary>
    public ParquetWriter(Stream output, Schema schema, ParquetOptions? options = null)
    {
        _output = output;
        _options = options ?? new();
        Schema = schema;
        _columns = [.. schema.Columns.Select(column => new ColumnWriter(column, _options))];
        Write(Format.Magic);
    }

    public Schema Schema { get; }

    /// <summary>Rows ended so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Key-value pairs of the footer; may be filled until <see cref="Finish"/>.</summary>
    public IDictionary<string, string> Metadata => _metadata;

    public void Bool(int column, bool value) => At(column, ColumnType.Bool).Append([value ? (byte)1 : (byte)0]);

    public void Int32(int column, int value) => Fixed(column, ColumnType.Int32, value);

    public void Int64(int column, long value) => Fixed(column, ColumnType.Int64, value);

    public void Float(int column, float value) => Fixed(column, ColumnType.Float, value);

    public void Double(int column, double value) => Fixed(column, ColumnType.Double, value);

    /// <exception cref="ArgumentException">The bytes are not UTF-8: readers would refuse the file.</exception>
    public void Utf8(int column, ReadOnlySpan<byte> value)
    {
        if (!System.Text.Unicode.Utf8.IsValid(value))
            throw new ArgumentException($"column \"{Schema.Columns[column].Name}\": the bytes are not UTF-8", nameof(value));
        At(column, ColumnType.Utf8).AppendBytes(value);
    }

    /// <summary>A null string is a null.</summary>
    public void Utf8(int column, string? value)
    {
        if (value is null) return;
        Span<byte> bytes = stackalloc byte[256];
        var utf8 = System.Text.Encoding.UTF8.TryGetBytes(value, bytes, out var count) ? bytes[..count] : System.Text.Encoding.UTF8.GetBytes(value);
        At(column, ColumnType.Utf8).AppendBytes(utf8);
    }

    public void Binary(int column, ReadOnlySpan<byte> value) => At(column, ColumnType.Binary).AppendBytes(value);

    public void Int32List(int column, ReadOnlySpan<int> items) => At(column, ColumnType.Int32List).AppendList(items);

    /// <exception cref="InvalidOperationException">A column that is not nullable has no value.</exception>
    public void EndRow()
    {
        foreach (var column in _columns)
            if (!column.IsFilled && !column.Column.Nullable)
                throw new InvalidOperationException($"row {RowCount} has no value for column \"{column.Column.Name}\"");

        long plainBytes = 0;
        foreach (var column in _columns)
        {
            column.EndRow();
            plainBytes += column.PlainBytes;
        }
        RowCount++;
        if (++_rows >= _options.RowGroupRows || plainBytes >= _options.RowGroupBytes) EndRowGroup();
    }

    /// <summary>Writes what is left and the footer. Without it the file is unreadable.</summary>
    public void Finish()
    {
        if (_columns.Any(column => column.IsFilled)) throw new InvalidOperationException($"row {RowCount} is not ended");
        if (_rows > 0) EndRowGroup();
        Write(FooterWriter.Write(Schema, RowCount, _rowGroups, _metadata));
        _output.Flush();
    }

    private void EndRowGroup()
    {
        var chunks = new ChunkLayout[_columns.Length];
        for (var column = 0; column < chunks.Length; column++)
        {
            chunks[column] = _columns[column].Finish(_output, _position);
            _position += chunks[column].StoredBytes;
        }
        _rowGroups.Add(new(_rows, chunks));
        _rows = 0;
    }

    private void Fixed<T>(int column, ColumnType type, T value) where T : unmanaged =>
        At(column, type).Append(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ColumnWriter At(int column, ColumnType type)
    {
        var writer = _columns[column];
        if (writer.Column.Type != type || writer.IsFilled) Refuse(writer, type);
        return writer;
    }

    private void Refuse(ColumnWriter writer, ColumnType type) => throw new InvalidOperationException(writer.IsFilled
        ? $"row {RowCount} has two values for column \"{writer.Column.Name}\""
        : $"column \"{writer.Column.Name}\" is {writer.Column.Type}, not {type}");

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _position += bytes.Length;
    }
}
