namespace Curation.Columns;

/// <summary>
/// Walks over rows of some columns: <c>while (rows.Read()) { rows.Utf8(0) … rows.IsNull(1) }</c>. A column is named by its place among
/// those asked for. Null reads as 0, false or empty; spans are good until the next <see cref="Read"/>.
/// </summary>
public sealed class RowCursor
{
    private readonly ColumnReader[] _readers;
    private readonly int[] _at;
    private readonly ListColumn?[] _lists;
    private readonly long _rowCount;

    internal RowCursor(IEnumerable<ColumnReader> readers, long rowCount)
    {
        _readers = [.. readers];
        _rowCount = rowCount;
        _at = new int[_readers.Length];
        _lists = [.. _readers.Select(reader => reader.Column.Type == ColumnType.Int32List ? new ListColumn(reader) : null)];
    }

    /// <summary>The number of the row, from 0; -1 before the first.</summary>
    public long Row { get; private set; } = -1;

    /// <exception cref="InvalidDataException">The file is broken; the message names file, column and row group.</exception>
    public bool Read()
    {
        if (Row + 1 >= _rowCount) return false;
        Row++;
        for (var column = 0; column < _readers.Length; column++)
        {
            var reader = _readers[column];
            if (_lists[column] is { } list) list.Read();
            else if (++_at[column] >= reader.Count) ReadBatch(column);
        }
        return true;
    }

    public bool IsNull(int column) => _lists[column]?.IsNull ?? _readers[column].IsNull(_at[column]);

    public bool Bool(int column) => _readers[column].Bools[_at[column]];

    public int Int32(int column) => _readers[column].Int32s[_at[column]];

    /// <summary>Reads 32-bit columns too.</summary>
    public long Int64(int column) =>
        _readers[column] is { Column.Type: ColumnType.Int32 } reader ? reader.Int32s[_at[column]] : _readers[column].Int64s[_at[column]];

    public float Float(int column) => _readers[column].Floats[_at[column]];

    /// <summary>Reads 32-bit columns too.</summary>
    public double Double(int column) =>
        _readers[column] is { Column.Type: ColumnType.Float } reader ? reader.Floats[_at[column]] : _readers[column].Doubles[_at[column]];

    public ReadOnlySpan<byte> Utf8(int column) => _readers[column].Bytes(_at[column]);

    public ReadOnlySpan<byte> Binary(int column) => _readers[column].Bytes(_at[column]);

    public ReadOnlySpan<int> Int32List(int column) =>
        (_lists[column] ?? throw new InvalidOperationException($"column \"{_readers[column].Column.Name}\" is not a list")).Items;

    private void ReadBatch(int column)
    {
        // the footer's row counts agree with each other and with every column, so a column cannot end early
        if (!_readers[column].Read()) throw new InvalidOperationException($"column \"{_readers[column].Column.Name}\" ends at row {Row} of {_rowCount}");
        _at[column] = 0;
    }
}
