using System.Diagnostics;
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
    private const int SampledFiles = 256, SampledBytes = 1 << 25, PackedRatio = 4;
    private readonly InputReader _reader = new(inputs, Kinds);

    public static IReadOnlyList<string> Kinds { get; } = SourceFile.RowKinds;

    public IReadOnlyList<string> Files => _reader.Files;

    public int ExitCode => _reader.ExitCode;

    public IReadOnlyList<RowFile> RowFiles =>
        [.. _reader.Files.Select(file => new RowFile(Path.GetFullPath(file), () => Rows(file), () => _reader.Bad))];

    /// <summary>Judges number and bytes of all rows by the first ones of each file, of some of the files where there are many, and what they take by
    /// doing it to them.</summary>
    public async Task<RowEstimate> Estimate(DedupRows dedup, CancellationToken cancel)
    {
        var files = _reader.Files.Where((_, number) => number % (1 + (_reader.Files.Count / SampledFiles)) == 0).ToList();
        var (rows, bytes, sample) = (0.0, 0.0, new List<DedupInput>());
        foreach (var file in files)
        {
            var (first, share) = First(file, SampledBytes / files.Count);
            rows += first.Count / share;
            bytes += first.Sum(row => (long)row.Text.Length) / share;
            sample.AddRange(first);
        }

        // the first time much of it is the compiling of the program
        await dedup.Measure([.. sample.Take(sample.Count / 10)], Seconds, cancel);
        var (all, cost) = ((double)SizeOf(_reader.Files) / Math.Max(1, SizeOf(files)), await dedup.Measure(sample, Seconds, cancel));
        return new((long)Math.Round(rows * all), (long)(bytes * all), _reader.Files.Count, cost);

        static double Seconds() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
    }

    private static long SizeOf(IEnumerable<string> files) => files.Sum(file => new FileInfo(file).Length);

    private static bool IsParquet(string file) => file.EndsWith(Parquet, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first rows of a file, and which share of it they are.</summary>
    private (List<DedupInput> Rows, double Share) First(string file, long mostBytes)
    {
        var (rows, bytes, end) = (new List<DedupInput>(), 0L, 0L);
        foreach (var (row, behind) in IsParquet(file) ? ReadParquet(file).Select((row, number) => (row, number + 1L)) : ReadJson(file))
        {
            if (bytes >= mostBytes) return (rows, Math.Min(1, end / LengthOf(file)));
            rows.Add(row);
            (bytes, end) = (bytes + row.Text.Length, behind);
        }

        return (rows, 1);
    }

    /// <summary>What ends of rows are counted in: rows, or bytes unpacked.</summary>
    private static double LengthOf(string file)
    {
        if (!IsParquet(file)) return SizeOf([file]) * (file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? 1.0 : PackedRatio);
        using var table = new ParquetReader(file);
        return table.RowCount;
    }

    private IEnumerable<(DedupInput Row, long End)> ReadJson(string file) => _reader.Texts(file).Select(item => (RowOf(item), item.Offset + item.Length));

    private static DedupInput RowOf(TextItem item) => new(RowId.Of(item.Id, item.HasNumberId), item.Text, item.Url, item.Date);

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
        : _reader.Texts(file).Select(RowOf);
}
