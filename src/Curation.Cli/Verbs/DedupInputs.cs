using System.Globalization;
using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Dedup.Rows;
using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary>The rows of JSONL and Parquet files: <c>id</c>, <c>url</c>, <c>text</c>, <c>date</c>. A missing id is empty.</summary>
internal sealed class DedupInputs(string[] inputs)
{
    private const string Parquet = ".parquet";
    private const int SampledRows = 1000, PackedRatio = 4;
    private readonly InputReader _reader = new(inputs, Kinds);

    public static IReadOnlyList<string> Kinds { get; } = SourceFile.RowKinds;

    public IReadOnlyList<string> Files => _reader.Files;

    public int ExitCode => _reader.ExitCode;

    public IReadOnlyList<RowFile> RowFiles =>
        [.. _reader.Files.Select(file => new RowFile(Path.GetFullPath(file), () => Rows(file), () => _reader.Bad))];

    /// <summary>Number and text bytes of all rows, judged by the first ones of each file.</summary>
    public RowEstimate Estimate()
    {
        double rows = 0, bytes = 0;
        foreach (var file in _reader.Files)
        {
            var sample = Rows(file).Take(SampledRows).Select(row => (long)row.Text.Length).ToList();
            var all = IsParquet(file) ? ParquetRows(file) : JsonRows(file, sample);
            rows += all;
            bytes += sample.Count == 0 ? 0 : sample.Average() * all;
        }

        return new((long)rows, (long)bytes);
    }

    private static bool IsParquet(string file) => file.EndsWith(Parquet, StringComparison.OrdinalIgnoreCase);

    private static double ParquetRows(string file)
    {
        using var table = new ParquetReader(file);
        return table.RowCount;
    }

    private static double JsonRows(string file, List<long> sample)
    {
        if (sample.Count < SampledRows) return sample.Count;
        var size = new FileInfo(file).Length * (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? PackedRatio : 1);
        const int bytesBesideText = 100;
        return size / (sample.Average() + bytesBesideText);
    }

    private static IEnumerable<DedupInput> ReadParquet(string file)
    {
        using var table = new ParquetReader(file);
        string[] columns = ["text", .. new[] { "id", "url", "date" }.Where(name => table.Schema.IndexOf(name) >= 0)];
        if (table.Schema.IndexOf("text") < 0) throw new RecipeException($"{file}: no column \"text\"");
        var rows = table.Rows(columns);
        var (id, url, date) = (Array.IndexOf(columns, "id"), Array.IndexOf(columns, "url"), Array.IndexOf(columns, "date"));
        while (rows.Read())
        {
            yield return new(
                id < 0 || rows.IsNull(id) ? "" : IdOf(table, rows, id),
                Text.DocumentText.FromUtf8(rows.Utf8(0).ToArray()).Memory,
                url < 0 ? "" : Encoding.UTF8.GetString(rows.Utf8(url)),
                date < 0 || rows.IsNull(date) ? null : Encoding.UTF8.GetString(rows.Utf8(date)));
        }
    }

    private static string IdOf(ParquetReader table, RowCursor rows, int id) => table.Schema.Columns[table.Schema.IndexOf("id")].Type switch
    {
        ColumnType.Int32 or ColumnType.Int64 => RowId.Of(rows.Int64(id).ToString(CultureInfo.InvariantCulture), isNumber: true),
        _ => RowId.Of(Encoding.UTF8.GetString(rows.Utf8(id)), isNumber: false),
    };

    private IEnumerable<DedupInput> Rows(string file) => IsParquet(file)
        ? ReadParquet(file)
        : _reader.Texts(file).Select(row => new DedupInput(RowId.Of(row.Id, row.HasNumberId), row.Text, row.Url, row.Date));
}
