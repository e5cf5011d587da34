using System.Text;
using Curation.Columns;

namespace Curation.Tests.Columns;

/// <summary>Rows of every type, generated from a seed: runs, repeats, long and empty strings, nulls, odd numbers.</summary>
internal sealed class Sample
{
    public static readonly Schema Schema = new(
        Column.Utf8("id"), Column.Bool("flag"), Column.Int32("small"), Column.Int64("large"), Column.Float("single"), Column.Double("double"),
        Column.Binary("blob"), Column.Int32List("tokens"),
        Column.Utf8("host").OrNull(), Column.Bool("flag?").OrNull(), Column.Int32("small?").OrNull(), Column.Int64("large?").OrNull(),
        Column.Float("single?").OrNull(), Column.Double("double?").OrNull(), Column.Binary("blob?").OrNull(),
        Column.Int32List("tokens?").OrNull(), Column.Utf8("never?").OrNull());

    public static readonly string[] Names = [.. Schema.Columns.Select(column => column.Name)];

    public static List<object?[]> Rows(int seed, int count)
    {
        var random = new Random(seed);
        var rows = new List<object?[]>();
        for (var row = 0; row < count; row++)
            rows.Add([.. Schema.Columns.Select(column => column.Nullable && (column.Name == "never?" || random.Next(3) == 0)
                ? null
                : Value(column, random, row))]);
        return rows;
    }

    private static object Value(Column column, Random random, int row) => column.Type switch
    {
        ColumnType.Bool => row / 50 % 2 == 0 ? row % 3 == 0 : random.Next(2) == 0,
        ColumnType.Int32 => row % 200 < 100 ? row / 30 : random.Next(int.MinValue, int.MaxValue),
        ColumnType.Int64 => random.Next(4) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : row * 1000L,
        ColumnType.Float => random.Next(20) == 0 ? float.NaN : (float)random.NextDouble(),
        ColumnType.Double => random.Next(20) == 0 ? -0.0 : random.Next(5) == 0 ? 0.5 : random.NextDouble() - 0.5,
        ColumnType.Int32List => Enumerable.Range(0, random.Next(3) == 0 ? 0 : random.Next(40)).Select(_ => random.Next(50_000)).ToArray(),
        ColumnType.Utf8 => column.Name == "host" ? $"host{random.Next(30)}.example" : $"{row}-{new string((char)random.Next('a', 0x2fff), random.Next(90))}",
        _ => Enumerable.Range(0, random.Next(8) == 0 ? 300 : random.Next(9)).Select(_ => (byte)random.Next(256)).ToArray(),
    };

    public static void Write(Stream output, IEnumerable<object?[]> rows, ParquetOptions options)
    {
        var writer = new ParquetWriter(output, Schema, options);
        writer.Metadata["what"] = "a sample";
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++) Set(writer, column, row[column]);
            writer.EndRow();
        }
        writer.Metadata["rows"] = writer.RowCount.ToString();
        writer.Finish();
    }

    private static void Set(ParquetWriter writer, int column, object? value)
    {
        switch (value)
        {
            case bool flag: writer.Bool(column, flag); break;
            case int number: writer.Int32(column, number); break;
            case long number: writer.Int64(column, number); break;
            case float number: writer.Float(column, number); break;
            case double number: writer.Double(column, number); break;
            case string text: writer.Utf8(column, text); break;
            case byte[] bytes: writer.Binary(column, bytes); break;
            case int[] items: writer.Int32List(column, items); break;
        }
    }

    /// <summary>One row in one line, so that differences can be read.</summary>
    public static string Show(object?[] row) => string.Join('|', row.Select(value => value switch
    {
        null => "null",
        float number => BitConverter.SingleToUInt32Bits(number).ToString("x8"),
        double number => BitConverter.DoubleToUInt64Bits(number).ToString("x16"),
        byte[] bytes => Convert.ToHexString(bytes),
        int[] items => $"[{string.Join(',', items)}]",
        _ => value.ToString(),
    }));

    public static IEnumerable<string> Show(IEnumerable<object?[]> rows) => rows.Select(Show);

    public static List<object?[]> Read(ParquetReader reader) => Read(reader.Rows(), reader.Schema.Columns);

    public static List<object?[]> Read(RowCursor rows, IReadOnlyList<Column> columns)
    {
        var found = new List<object?[]>();
        while (rows.Read()) found.Add([.. columns.Select((column, place) => Get(rows, place, column.Type))]);
        return found;
    }

    private static object? Get(RowCursor rows, int column, ColumnType type) => rows.IsNull(column) ? null : type switch
    {
        ColumnType.Bool => rows.Bool(column),
        ColumnType.Int32 => rows.Int32(column),
        ColumnType.Int64 => rows.Int64(column),
        ColumnType.Float => rows.Float(column),
        ColumnType.Double => rows.Double(column),
        ColumnType.Utf8 => Encoding.UTF8.GetString(rows.Utf8(column)),
        ColumnType.Binary => rows.Binary(column).ToArray(),
        _ => rows.Int32List(column).ToArray(),
    };
}
