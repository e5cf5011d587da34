using System.Globalization;
using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Storage;

namespace Curation.Models.ScoreTables;

/// <summary>Reads a column of scores that another program made: Parquet, JSONL, or CSV with a head; the latter two plain, gzip or zstd. A score that is null or
/// empty is undefined.</summary>
internal sealed class ScoreFile(string name, string key, string column)
{
    private const string Row = "row", Line = "line";
    private readonly ScoreTable _table = new();

    /// <exception cref="RecipeException">The file or a column is missing, a score is no number, or a key comes twice.</exception>
    public ScoreTable Read(IAssets assets)
    {
        using var stream = assets.Open(name);
        Span<byte> start = stackalloc byte[4];
        stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (start.SequenceEqual("PAR1"u8)) ReadParquet();
        else
        {
            using var unpacked = Compression.OpenRead(stream);
            ReadLines(new ByteLines(name, unpacked));
        }

        return _table;
    }

    private void ReadParquet()
    {
        try
        {
            using var file = new ParquetReader(name);
            var (keys, scores) = (TypeOf(file, key), TypeOf(file, column));
            if (!(IsText(keys) || keys is ColumnType.Int32 or ColumnType.Int64) || scores is ColumnType.Int32List)
                throw new RecipeException($"{name}: column {key} holds {keys}, {column} holds {scores}; expected texts or whole numbers, and numbers");
            for (var rows = file.Rows(key, column); rows.Read();)
            {
                var id = IsText(keys) ? rows.Utf8(0) : Encoding.UTF8.GetBytes(rows.Int64(0).ToString(CultureInfo.InvariantCulture));
                if (rows.IsNull(1)) Add(id, double.NaN, Row, rows.Row + 1);
                else if (IsText(scores)) Add(id, rows.Utf8(1), Row, rows.Row + 1);
                else Add(id, Number(rows, scores), Row, rows.Row + 1);
            }
        }
        catch (InvalidDataException error)
        {
            throw new RecipeException(error.Message);
        }
    }

    private ColumnType TypeOf(ParquetReader file, string column)
    {
        if (file.Schema.IndexOf(column) is >= 0 and var place) return file.Schema.Columns[place].Type;
        var found = file.Decimals.Contains(column) ? "is DECIMAL, which is not read" : "is not there, or nested; found "
            + string.Join(", ", file.Schema.Columns.Select(known => known.Name));
        throw new RecipeException($"{name}: column {column} {found}; texts, whole numbers, floats or doubles were expected");
    }

    private static bool IsText(ColumnType type) => type is ColumnType.Utf8 or ColumnType.Binary;

    private static double Number(RowCursor rows, ColumnType type) => type switch
    {
        ColumnType.Bool => rows.Bool(1) ? 1 : 0,
        ColumnType.Int32 or ColumnType.Int64 => rows.Int64(1),
        _ => rows.Double(1),
    };

    private void ReadLines(ByteLines lines)
    {
        if (!lines.Next()) throw lines.Mistake($"Parquet, JSONL, or CSV with columns {key} and {column}");
        if (Plain(lines).StartsWith("{"u8)) ReadJson(lines);
        else ReadCsv(lines);
    }

    /// <summary>The line without the byte order mark that a file may begin with.</summary>
    private static ReadOnlySpan<byte> Plain(ByteLines lines) =>
        lines.Number == 1 && lines.Line.StartsWith("\uFEFF"u8) ? lines.Line["\uFEFF"u8.Length..] : lines.Line;

    private void ReadJson(ByteLines lines)
    {
        do
        {
            if (lines.Line.IsEmpty) continue;
            if (!ScoreRow.TryRead(Plain(lines), key, column, out var id, out var score))
                throw lines.Mistake($"a JSON object with {key}, a text or a whole number, and {column}, a number or null,");
            Add(id, score, Line, lines.Number);
        }
        while (lines.Next());
    }

    private void ReadCsv(ByteLines lines)
    {
        var separator = lines.Line.Contains((byte)'\t') ? (byte)'\t' : (byte)',';
        var fields = new List<Range>();
        var line = Plain(lines);
        if (!CsvLine.TrySplit(line, separator, fields)) throw lines.Mistake("a head of column names");
        var head = new List<string>();
        foreach (var field in fields) head.Add(Encoding.UTF8.GetString(CsvLine.Plain(line[field])));
        var (keyAt, scoreAt) = (head.IndexOf(key), head.IndexOf(column));
        if (keyAt < 0 || scoreAt < 0) throw lines.Mistake($"a head with columns {key} and {column}");
        while (lines.Next())
        {
            if (lines.Line.IsEmpty) continue;
            if (!CsvLine.TrySplit(lines.Line, separator, fields) || fields.Count != head.Count) throw lines.Mistake($"{head.Count} fields on one line");
            Add(CsvLine.Plain(lines.Line[fields[keyAt]]), CsvLine.Plain(lines.Line[fields[scoreAt]]), Line, lines.Number);
        }
    }

    private void Add(ReadOnlySpan<byte> id, ReadOnlySpan<byte> score, string unit, long number)
    {
        var value = double.NaN;
        if (score.Length > 0 && !double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            throw Mistake(unit, number, $"{column} \"{Encoding.UTF8.GetString(score)}\" is not a number");
        Add(id, value, unit, number);
    }

    private void Add(ReadOnlySpan<byte> id, double score, string unit, long number)
    {
        if (float.IsInfinity((float)score)) throw Mistake(unit, number, $"{column} is infinite; a finite number was expected");
        if (_table.Add(id, (float)score)) return;
        _table.TryFind(id, out var other);
        var found = string.Create(CultureInfo.InvariantCulture, $"with {column} {other} and {(float)score}");
        throw Mistake(unit, number, $"{key} \"{Encoding.UTF8.GetString(id)}\" comes twice, {found}; expected once");
    }

    private RecipeException Mistake(string unit, long number, string what) => new($"{name}, {unit} {number}: {what}");
}
