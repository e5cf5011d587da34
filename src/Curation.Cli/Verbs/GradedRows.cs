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
            var text = row.GetProperty("text").GetString() ?? "";
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

    private static IEnumerable<TrainingText> Parquet(string file)
    {
        using var table = new ParquetReader(file);
        var grade = Array.Find(_names, name => table.Schema.IndexOf(name) >= 0);
        if (table.Schema.IndexOf("text") < 0 || grade is null) throw new RecipeException($"{file}: no column text, or none of {string.Join(", ", _names)}");
        var hasUrl = table.Schema.IndexOf("url") >= 0;
        var isWhole = table.Schema.Columns[table.Schema.IndexOf(grade)].Type is ColumnType.Int32 or ColumnType.Int64;
        var rows = table.Rows(hasUrl ? ["text", grade, "url"] : ["text", grade]);
        while (rows.Read())
        {
            var url = hasUrl ? Encoding.UTF8.GetString(rows.Utf8(2)) : "";
            yield return Text(FormattableString.Invariant($"{file}, row {rows.Row}"), url, rows.Utf8(0).ToArray(), isWhole ? rows.Int64(1) : rows.Double(1));
        }
    }

    private static TrainingText Text(string place, string url, byte[] text, double grade) => grade is >= 0 and <= Highest
        ? new("", ClassifierTrain.HostOf(url, text), text, grade)
        : throw new RecipeException(FormattableString.Invariant($"{place}: a score of {grade}; 0 to {Highest} was expected"));
}
