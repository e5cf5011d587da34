using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;
using Curation.Shards;
using Curation.Tokenization;

namespace Curation.Cli.Verbs;

/// <summary><c>inspect</c>: what one file of a run holds.</summary>
internal static class InspectVerb
{
    private const int MaxCell = 60, MaxShown = 300;

    public static Command Command()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "a .parquet table, a .bin or .idx shard, the .jsonl of a quarantine, a .json, weights, a marker: any file of a run",
        };
        var rows = new Option<int>("--rows") { Description = "how many rows or documents to show", DefaultValueFactory = _ => 5 };
        var command = new Command("inspect", "Shows what a file of a run holds: schema, counts and first rows.\n"
            + "Example: curation inspect runs/sample/shards/train-00000.bin --rows 2")
            { file, rows };
        command.SetAction(parsed => Inspect(parsed.GetRequiredValue(file), parsed.GetValue(rows)));
        return command;
    }

    private static void Inspect(string path, int rows)
    {
        if (!File.Exists(path)) throw new RecipeException($"{path}: no such file");
        if (rows is < 0 or > 1_000_000) throw new RecipeException($"--rows {rows}: 0 to 1000000 was expected");
        try
        {
            Show(path, rows);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or FileNotFoundException)
        {
            var message = error.Message.ReplaceLineEndings(" ");
            throw new RecipeException(error.Message.StartsWith(path, StringComparison.Ordinal) ? message : $"{path}: {message}");
        }
    }

    private static void Show(string path, int rows)
    {
        switch (Path.GetExtension(path))
        {
            case ".parquet":
                Parquet(path, rows);
                break;
            case ".bin" or ".idx" when File.Exists(Path.ChangeExtension(path, ".idx")) && File.Exists(Path.ChangeExtension(path, ".bin")):
                Shard(path, rows);
                break;
            case ".jsonl":
                Quarantine(path, rows);
                break;
            case ".json" when Path.GetFileName(path) == "funnel.json":
                Summary.Print(Funnel.Read(path));
                break;
            case ".json" when Path.GetFileName(path) == "tokenizer.json":
                TokenizeVerb.Show(path);
                break;
            default:
                RunFileSummary.Print(path);
                break;
        }
    }

    private static void Parquet(string path, int count)
    {
        using var table = new ParquetReader(path);
        var columns = table.Schema.Columns;
        Write($"{path}: {table.RowCount:N0} rows in {table.RowGroupCount} row groups, {columns.Count} columns, {new FileInfo(path).Length:N0} bytes");
        foreach (var (name, value) in table.Metadata) Write($"  {name} = {Cell(value, MaxShown)}");
        var width = table.Schema.Columns.Select(column => column.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var column in columns)
            Write($"  {column.Name.PadRight(width)}  {column.Type.ToString().ToLowerInvariant()}{(column.Nullable ? ", may be null" : "")}");
        var rows = table.Rows();
        for (var row = 0; row < count && rows.Read(); row++)
        {
            Write($"row {row}");
            for (var column = 0; column < columns.Count; column++)
                Write($"  {columns[column].Name.PadRight(width)}  {Value(rows, column, columns[column].Type)}");
        }
    }

    private static string Value(RowCursor rows, int column, ColumnType type) => rows.IsNull(column) ? "null" : type switch
    {
        ColumnType.Bool => rows.Bool(column) ? "true" : "false",
        ColumnType.Int32 or ColumnType.Int64 => rows.Int64(column).ToString(CultureInfo.InvariantCulture),
        ColumnType.Float or ColumnType.Double => rows.Double(column).ToString("R", CultureInfo.InvariantCulture),
        ColumnType.Utf8 => Cell(Encoding.UTF8.GetString(rows.Utf8(column)), MaxCell),
        ColumnType.Int32List => Cell(string.Join(' ', rows.Int32List(column).ToArray()), MaxCell),
        _ => $"{rows.Binary(column).Length} bytes",
    };

    private static void Shard(string path, int count)
    {
        var name = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path));
        using var shard = MegatronShard.Open(name);
        Write($"{name}: {shard.DocumentCount:N0} documents, {shard.TokenCount:N0} tokens of type {shard.Type.ToString().ToLowerInvariant()}");
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "..", "tokenizer.json");
        var tokenizer = File.Exists(beside) ? TokenizerFile.Load(beside) : null;
        for (var document = 0L; document < Math.Min(count, shard.DocumentCount); document++)
        {
            var (start, length) = shard.Document(document);
            var ids = new int[Math.Min(length, MaxShown)];
            shard.Read(start, ids);
            Write($"document {document}: {length:N0} tokens");
            var shown = tokenizer is null || ids.Any(id => id >= tokenizer.Vocabulary)
                ? string.Join(' ', ids.Take(MaxCell))
                : Cell(Encoding.UTF8.GetString(tokenizer.Decode(ids)), MaxShown);
            Write($"  {shown}");
        }
    }

    private static void Quarantine(string path, int count)
    {
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var first = new List<QuarantineRow>();
        foreach (var row in QuarantineRow.Read(path))
        {
            if (row.Reason is null) throw new JsonException("rows with file, offset and reason were expected");
            reasons[row.Reason] = reasons.GetValueOrDefault(row.Reason) + 1;
            if (first.Count < count) first.Add(row);
        }

        Write($"{path}: {reasons.Values.Sum():N0} records that could not be read");
        foreach (var (reason, records) in reasons) Write($"  {reason} {records:N0}");
        foreach (var row in first) Write($"{row.File} at {row.Offset}: {row.Reason}: {Cell(row.Detail, MaxShown)}{(row.Url is null ? "" : $" ({row.Url})")}");
    }

    /// <summary>One line, no control characters: what is inspected may not steer the terminal.</summary>
    private static string Cell(string text, int maxCharacters)
    {
        var line = string.Concat(text.Take(maxCharacters).Select(letter => char.IsControl(letter) ? ' ' : letter));
        return text.Length > maxCharacters ? $"{line}… ({text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters)" : line;
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
