using System.Diagnostics;
using Curation.Columns;
using Curation.Dedup.Rows;
using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary>The rows of JSONL and Parquet files: <c>id</c>, <c>url</c>, <c>text</c>, <c>date</c>. A row without an id
/// gets the one that extract would give it, of its url and text.</summary>
internal sealed class DedupInputs(string[] inputs)
{
    private const string Parquet = ".parquet";
    private const int SampledFiles = 256, SampledBytes = 1 << 25, PackedRatio = 4;
    private readonly InputReader _reader = new(inputs, Kinds);

    public static IReadOnlyList<string> Kinds { get; } = SourceFile.RowKinds;

    public IReadOnlyList<string> Files => _reader.Files;

    public int ExitCode => _reader.ExitCode;

    public IReadOnlyList<RowFile> RowFiles =>
        [.. _reader.Files.Select(file => new RowFile(Path.GetFullPath(file), () => Rows(file).Select(row => row.Row), () => _reader.Bad))];

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
        foreach (var (row, behind) in Rows(file))
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

    /// <summary>The rows of a file and where they end; those that could not be read among them.</summary>
    private IEnumerable<(DedupInput Row, long End)> Rows(string file) =>
        from item in _reader.Rows(file)
        where item is not BadItem { Reason: "empty-file" }
        select (item is TextItem text ? RowOf(text) : RowOf(file, (BadItem)item), item.Offset + item.Length);

    private static DedupInput RowOf(TextItem item) => new(
        string.IsNullOrEmpty(item.Id) ? ExtractStep.ContentId(item.Url, item.Text.Span) : RowId.Of(item.Id, item.HasNumberId), item.Text, item.Url, item.Date)
    {
        HasMadeId = string.IsNullOrEmpty(item.Id),
    };

    private DedupInput RowOf(string file, BadItem bad) =>
        new(RowId.Of(bad.Id, bad.HasNumberId), default, bad.Url ?? "") { Fault = new(bad.Reason, _reader.PlaceOf(file, bad)) };
}
