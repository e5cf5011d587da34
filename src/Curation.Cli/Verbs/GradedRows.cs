using System.Text;
using System.Text.Json;
using Curation.Columns;
using Curation.Core;
using Curation.Quality.Classifying;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary>Rows {text, url, score} of JSONL and Parquet files, with scores of 0 to 5.</summary>
/// <remarks>The grades of FineWeb-Edu's annotations (Penedo et al. 2024, 2406.17557, §4), which have them as <c>score</c>.</remarks>
internal static class GradedRows
{
    private const double Highest = 5;
    private static readonly string[] _names = ["score", "grade", "int_score"];

    /// <exception cref="RecipeException">A row has no text or grade; there is no row.</exception>
    public static List<TrainingText> Read(IEnumerable<string> paths)
    {
        var texts = new List<TrainingText>();
        foreach (var file in Sources.SourceFile.Files(paths, Sources.SourceFile.RowKinds))
            texts.AddRange(file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? Parquet(file) : Jsonl(file));
        return texts.Count > 0 ? texts : throw new RecipeException($"--graded {string.Join(' ', paths)}: no row was found there; some were expected");
    }

    private static IEnumerable<TrainingText> Jsonl(string file)
    {
        using var reader = new StreamReader(Compression.OpenRead(file));
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0) yield return Row($"{file}, line {number}", line);
        }
    }

    private static TrainingText Row(string place, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            var text = row.GetProperty("text").GetString() ?? throw new RecipeException($"{place}: text is null; a text was expected");
            var grade = Array.Find(_names, name => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number)
                ?? throw new RecipeException($"{place}: no {string.Join(", ", _names)}; a number of 0 to {Highest} was expected");
            var address = row.TryGetProperty("url", out var url) ? url.GetString() ?? "" : "";
            return Text(place, address, Encoding.UTF8.GetBytes(text), row.GetProperty(grade).GetDouble());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RecipeException($"{place}: not a row of text and score ({error.Message.ReplaceLineEndings(" ")})");
        }
    }

    private static List<TrainingText> Parquet(string file)
    {
        try
        {
            using var table = new ParquetReader(file);
            return [.. Rows(file, table)];
        }
        catch (InvalidDataException error)
        {
            throw new RecipeException(error.Message);
        }
    }

    private static IEnumerable<TrainingText> Rows(string file, ParquetReader table)
    {
        ColumnType? TypeOf(string name) => table.Schema.IndexOf(name) is >= 0 and var place ? table.Schema.Columns[place].Type : null;
        var grade = Array.Find(_names, name => TypeOf(name) is ColumnType.Int32 or ColumnType.Int64 or ColumnType.Float or ColumnType.Double);
        if (TypeOf("text") is not (ColumnType.Utf8 or ColumnType.Binary) || grade is null)
            throw new RecipeException($"{file}: a column text of texts, and one of {string.Join(", ", _names)} of numbers, were expected");
        var hasUrl = TypeOf("url") is ColumnType.Utf8 or ColumnType.Binary;
        var isWhole = TypeOf(grade) is ColumnType.Int32 or ColumnType.Int64;
        var rows = table.Rows(hasUrl ? ["text", grade, "url"] : ["text", grade]);
        while (rows.Read())
        {
            var place = FormattableString.Invariant($"{file}, row {rows.Row + 1}");
            if (rows.IsNull(0) || rows.IsNull(1)) throw new RecipeException($"{place}: text or {grade} is null; both were expected");
            var url = hasUrl ? Encoding.UTF8.GetString(rows.Utf8(2)) : "";
            yield return Text(place, url, rows.Utf8(0).ToArray(), isWhole ? rows.Int64(1) : rows.Double(1));
        }
    }

    private static TrainingText Text(string place, string url, byte[] text, double grade) => grade is >= 0 and <= Highest
        ? new("", ClassifierTrain.HostOf(url, text), text, grade)
        : throw new RecipeException(FormattableString.Invariant($"{place}: a score of {grade}; 0 to {Highest} was expected"));
}
