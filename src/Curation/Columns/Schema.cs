namespace Curation.Columns;

/// <summary>What a column holds. Files of others may hold more kinds; those columns are not offered.</summary>
public enum ColumnType { Bool, Int32, Int64, Float, Double, Utf8, Binary, Int32List }

/// <summary>Units of time that whole numbers count from 1970 on: Parquet's DATE and TIMESTAMP.</summary>
public enum Moment { Day, Millisecond, Microsecond, Nanosecond }

/// <summary>One column: its name, what it holds, and whether a row may leave it empty.</summary>
public sealed record Column(string Name, ColumnType Type, bool Nullable = false)
{
    /// <summary>What its whole numbers count, where they are moments in files of others; null: nothing.</summary>
    public Moment? Moment { get; init; }

    public static Column Bool(string name) => new(name, ColumnType.Bool);
    public static Column Int32(string name) => new(name, ColumnType.Int32);
    public static Column Int64(string name) => new(name, ColumnType.Int64);
    public static Column Float(string name) => new(name, ColumnType.Float);
    public static Column Double(string name) => new(name, ColumnType.Double);
    public static Column Utf8(string name) => new(name, ColumnType.Utf8);
    public static Column Binary(string name) => new(name, ColumnType.Binary);
    public static Column Int32List(string name) => new(name, ColumnType.Int32List);

    /// <summary>The same column, where a row may leave it empty.</summary>
    public Column OrNull() => this with { Nullable = true };
}

/// <summary>The columns of a file, in order. Names are unique.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public Schema(params IReadOnlyList<Column> columns)
    {
        Columns = [.. columns];
        for (var place = 0; place < Columns.Count; place++)
            if (!_places.TryAdd(Columns[place].Name, place))
                throw new ArgumentException($"column \"{Columns[place].Name}\" is there twice", nameof(columns));
    }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The place of a column, or -1.</summary>
    public int IndexOf(string name) => _places.GetValueOrDefault(name, -1);
}
