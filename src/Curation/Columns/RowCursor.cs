namespace Curation.Columns;

/// <summary>
/// Walks over rows of some columns: <c>while (rows.Read()) { rows.Utf8(0) … rows.IsNull(1) }</c>. A column is named by its place among
/// those asked for. Null reads as 0, false or empty; spans are good until the next <see cref="Read"/>.
/// </summary>
public sealed class RowCursor
{
    private readonly ColumnReader[] readers;
    private readonly int[] at;
    private readonly ListColumn?[] lists;
    private readonly long rowCount;

    internal RowCursor(IEnumerable<ColumnReader> readers, long rowCount)
    {
        this.readers = [.. readers];
        this.rowCount = rowCount;
        at = new int[this.readers.Length];
        lists = [.. this.readers.Select(reader => reader.Column.Type == ColumnType.Int32List ? new ListColumn(reader) : null)];
    }

    /// <summary>The number of the row, from 0; -1 before the first.</summary>
    public long Row { get; private set; } = -1;

    /// <exception cref="InvalidDataException">The file is broken; the message names file, column and row group.</exception>
    public bool Read()
    {
        if (Row + 1 >= rowCount) return false;
        Row++;
        for (var column = 0; column < readers.Length; column++)
        {
            var reader = readers[column];
            if (lists[column] is { } list) list.Read();
            else if (++at[column] >= reader.Count) ReadBatch(column);
        }
        return true;
    }

    public bool IsNull(int column) => lists[column]?.IsNull ?? readers[column].IsNull(at[column]);

    public bool Bool(int column) => readers[column].Bools[at[column]];

    public int Int32(int column) => readers[column].Int32s[at[column]];

    /// <summary>Reads 32-bit columns too.</summary>
    public long Int64(int column) => readers[column] is { Column.Type: ColumnType.Int32 } reader ? reader.Int32s[at[column]] : readers[column].Int64s[at[column]];

    public float Float(int column) => readers[column].Floats[at[column]];

    /// <summary>Reads 32-bit columns too.</summary>
    public double Double(int column) => readers[column] is { Column.Type: ColumnType.Float } reader ? reader.Floats[at[column]] : readers[column].Doubles[at[column]];

    public ReadOnlySpan<byte> Utf8(int column) => readers[column].Bytes(at[column]);

    public ReadOnlySpan<byte> Binary(int column) => readers[column].Bytes(at[column]);

    public ReadOnlySpan<int> Int32List(int column) =>
        (lists[column] ?? throw new InvalidOperationException($"column \"{readers[column].Column.Name}\" is not a list")).Items;

    private void ReadBatch(int column)
    {
        // the footer's row counts agree with each other and with every column, so a column cannot end early
        if (!readers[column].Read()) throw new InvalidOperationException($"column \"{readers[column].Column.Name}\" ends at row {Row} of {rowCount}");
        at[column] = 0;
    }
}
