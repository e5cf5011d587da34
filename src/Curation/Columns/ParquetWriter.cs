using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>
/// Writes a Parquet file row by row: set the columns of a row in any order, <see cref="EndRow"/>, and <see cref="Finish"/> at the end.
/// What a row leaves out is null. Holds one packed row group and a plain page per column. Source: apache/parquet-format 2.11.
/// </summary>
public sealed class ParquetWriter
{
    private readonly Stream output;
    private readonly ParquetOptions options;
    private readonly ColumnWriter[] columns;
    private readonly List<RowGroupLayout> rowGroups = [];
    private readonly SortedDictionary<string, string> metadata = new(StringComparer.Ordinal);
    private long position;
    private long rows;

    /// <summary>The stream is left open; it need not be seekable.</summary>
    public ParquetWriter(Stream output, Schema schema, ParquetOptions? options = null)
    {
        this.output = output;
        this.options = options ?? new();
        Schema = schema;
        columns = [.. schema.Columns.Select(column => new ColumnWriter(column, this.options))];
        Write(Format.Magic);
    }

    public Schema Schema { get; }

    /// <summary>Rows ended so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Key-value pairs of the footer; may be filled until <see cref="Finish"/>.</summary>
    public IDictionary<string, string> Metadata => metadata;

    public void Bool(int column, bool value) => At(column, ColumnType.Bool).Append([value ? (byte)1 : (byte)0]);

    public void Int32(int column, int value) => Fixed(column, ColumnType.Int32, value);

    public void Int64(int column, long value) => Fixed(column, ColumnType.Int64, value);

    public void Float(int column, float value) => Fixed(column, ColumnType.Float, value);

    public void Double(int column, double value) => Fixed(column, ColumnType.Double, value);

    /// <exception cref="ArgumentException">The bytes are not UTF-8: readers would refuse the file.</exception>
    public void Utf8(int column, ReadOnlySpan<byte> value)
    {
        if (!System.Text.Unicode.Utf8.IsValid(value)) throw new ArgumentException($"column \"{Schema.Columns[column].Name}\": the bytes are not UTF-8", nameof(value));
        At(column, ColumnType.Utf8).AppendBytes(value);
    }

    /// <summary>A null string is a null.</summary>
    public void Utf8(int column, string? value)
    {
        if (value is not null) Utf8(column, System.Text.Encoding.UTF8.GetBytes(value));
    }

    public void Binary(int column, ReadOnlySpan<byte> value) => At(column, ColumnType.Binary).AppendBytes(value);

    public void Int32List(int column, ReadOnlySpan<int> items) => At(column, ColumnType.Int32List).AppendList(items);

    /// <exception cref="InvalidOperationException">A column that is not nullable has no value.</exception>
    public void EndRow()
    {
        foreach (var column in columns)
            if (!column.IsFilled && !column.Column.Nullable)
                throw new InvalidOperationException($"row {RowCount} has no value for column \"{column.Column.Name}\"");

        long plainBytes = 0;
        foreach (var column in columns)
        {
            column.EndRow();
            plainBytes += column.PlainBytes;
        }
        RowCount++;
        if (++rows >= options.RowGroupRows || plainBytes >= options.RowGroupBytes) EndRowGroup();
    }

    /// <summary>Writes what is left and the footer. Without it the file is unreadable.</summary>
    public void Finish()
    {
        if (columns.Any(column => column.IsFilled)) throw new InvalidOperationException($"row {RowCount} is not ended");
        if (rows > 0) EndRowGroup();
        Write(FooterWriter.Write(Schema, RowCount, rowGroups, metadata));
        output.Flush();
    }

    private void EndRowGroup()
    {
        var chunks = new ChunkLayout[columns.Length];
        for (var column = 0; column < chunks.Length; column++)
        {
            chunks[column] = columns[column].Finish(output, position);
            position += chunks[column].StoredBytes;
        }
        rowGroups.Add(new(rows, chunks));
        rows = 0;
    }

    private void Fixed<T>(int column, ColumnType type, T value) where T : unmanaged =>
        At(column, type).Append(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ColumnWriter At(int column, ColumnType type)
    {
        var writer = columns[column];
        if (writer.Column.Type != type || writer.IsFilled) Refuse(writer, type);
        return writer;
    }

    private void Refuse(ColumnWriter writer, ColumnType type) => throw new InvalidOperationException(writer.IsFilled
        ? $"row {RowCount} has two values for column \"{writer.Column.Name}\""
        : $"column \"{writer.Column.Name}\" is {writer.Column.Type}, not {type}");

    private void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        position += bytes.Length;
    }
}
