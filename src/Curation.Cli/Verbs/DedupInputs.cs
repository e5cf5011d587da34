using System.Diagnostics;
using Curation.Columns;
using Curation.Dedup.Rows;
using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary>The rows of JSONL and Parquet files: <c>id</c>, <c>url</c>, <c>text</c>, <c>date</c>. A row without an id
/// gets the one that extract would give it, of its url and text.</summary>
internal sealed class DedupInputs(string[] inputs, ReadOptions options, CancellationToken cancel) : IDisposable
{
    private const string Parquet = ".parquet";
    private const int SampledFiles = 256, SampledBytes = 1 << 25, PieceBytes = 1 << 21, MostPieces = 16;
    private const double PackedRatio = 4;

    private readonly InputReader _reader = new(inputs, Kinds, options, cancel) { SizeOption = "--max-bytes takes larger ones" };

    public static IReadOnlyList<string> Kinds { get; } = SourceFile.RowKinds;

    public IReadOnlyList<string> Files => _reader.Files;

    public int ExitCode => _reader.ExitCode;

    public IReadOnlyList<RowFile> RowFiles =>
        [.. _reader.Files.Select(file => new RowFile(Path.GetFullPath(file), () => Rows(file, ByteRange.Whole).Select(row => row.Row), () => _reader.Bad))];

    /// <summary>What the rows say besides, in the same order: each row as a JSON object, empty where it cannot be read.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> RowsAgain() =>
        from file in _reader.Files
        from item in _reader.RowsAgain(file)
        where item is not BadItem { Reason: "empty-file" }
        select (item as TextItem)?.Row ?? default;

    public void Dispose() => _reader.Dispose();

    /// <summary>Judges number and bytes of all rows by pieces of each file, of some of the files where there are many, and what they take by doing it to
    /// them.</summary>
    public async Task<RowEstimate> Estimate(DedupRows dedup, CancellationToken cancel)
    {
        var (isBeginning, files) = (false, _reader.Files.Where((_, number) => number % (1 + (_reader.Files.Count / SampledFiles)) == 0).ToList());
        var (rows, bytes, pieces) = (0.0, 0.0, new List<DedupInput[]>());
        foreach (var file in files)
        {
            var (found, share, isBegun) = Pieces(file, SampledBytes / files.Count);
            isBeginning |= isBegun;
            rows += found.Sum(piece => piece.Length) / share;
            bytes += found.Sum(BytesOf) / share;
            pieces.AddRange(found);
        }

        // the first time much of it is the compiling of the program
        await dedup.Measure([.. pieces.SelectMany(piece => piece.Take(piece.Length / 10))], Seconds, cancel);
        var cost = await dedup.Measure([.. pieces.SelectMany(piece => piece)], Seconds, cancel);
        var all = (double)SizeOf(_reader.Files) / Math.Max(1, SizeOf(files));
        return new((long)Math.Round(rows * all), (long)(bytes * all), _reader.Files.Count, cost) { IsOfBeginnings = isBeginning };

        static double Seconds() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
    }

    private static long BytesOf(DedupInput[] rows) => rows.Sum(row => (long)row.Text.Length);

    private static long SizeOf(IEnumerable<string> files) => files.Sum(file => new FileInfo(file).Length);

    private static bool IsParquet(string file) => file.EndsWith(Parquet, StringComparison.OrdinalIgnoreCase);

    /// <summary>Rows from several places of a file, and which share of it they are; from its beginning alone where it is packed.</summary>
    private (List<DedupInput[]> Pieces, double Share, bool IsBeginning) Pieces(string file, long mostBytes)
    {
        var (size, count) = (SizeOf([file]), (int)Math.Clamp(mostBytes / PieceBytes, 1, MostPieces));
        var hasPlaces = IsParquet(file) || file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
        if (size <= mostBytes || !hasPlaces)
        {
            var first = Take(Rows(file, ByteRange.Whole), mostBytes, out var isAll);
            if (isAll) return (Chunks(first, count), 1, false);
            if (!hasPlaces) return (Chunks(first, count), Math.Min(1, first[^1].End / (size * PackedRatio)), true);
        }

        var places = Enumerable.Range(0, count + 1).Select(number => size * number / count).ToArray();
        var taken = places.Zip(places.Skip(1), (start, end) => Take(Rows(file, new(start, end)), mostBytes / count, out _)).ToList();
        return (
            [.. taken.Select(piece => piece.Select(row => row.Row).ToArray())],
            Math.Clamp(IsParquet(file) ? taken.Sum(piece => piece.Count) / RowsOf(file) : LengthOf(taken) / size, 1.0 / size, 1), false);
    }

    private static List<DedupInput[]> Chunks(List<(DedupInput Row, long Start, long End)> rows, int count) =>
        [.. rows.Chunk(1 + (rows.Count / count)).Select(piece => piece.Select(row => row.Row).ToArray())];

    private static double LengthOf(IEnumerable<List<(DedupInput Row, long Start, long End)>> pieces) =>
        pieces.SelectMany(piece => piece).Sum(row => row.End - row.Start + 1);

    private static double RowsOf(string file)
    {
        using var table = new ParquetReader(file);
        return table.RowCount;
    }

    private static List<(DedupInput Row, long Start, long End)> Take(
        IEnumerable<(DedupInput Row, long Start, long End)> rows, long mostBytes, out bool isAll)
    {
        var (taken, bytes) = (new List<(DedupInput Row, long Start, long End)>(), 0L);
        isAll = false;
        foreach (var row in rows)
        {
            if (bytes >= mostBytes) return taken;
            taken.Add(row);
            bytes += row.Row.Text.Length;
        }

        isAll = true;
        return taken;
    }

    /// <summary>The rows of a file and where they lie; those that could not be read among them.</summary>
    private IEnumerable<(DedupInput Row, long Start, long End)> Rows(string file, ByteRange range) =>
        from item in Items(file, range)
        where item is not BadItem { Reason: "empty-file" }
        select (item is TextItem text ? RowOf(text) : RowOf(file, (BadItem)item), item.Offset, item.Offset + item.Length);

    private IEnumerable<SourceItem> Items(string file, ByteRange range)
    {
        if (!IsParquet(file) || SizeOf([file]) == 0 || !SourceFile.HoldsPages(file)) return _reader.Rows(file, range);
        var bad = new BadItem(0, SizeOf([file]), null, "bad-parquet", "the name ends in .parquet, the bytes are no Parquet");
        if (range.Start == 0) _reader.Tell(file, bad);
        return range.Start == 0 ? [bad] : [];
    }

    private static DedupInput RowOf(TextItem item) => new(
        string.IsNullOrEmpty(item.Id) ? ExtractStep.ContentId(item.Url, item.Text.Span) : RowId.Of(item.Id, item.HasNumberId), item.Text, item.Url, item.Date)
    {
        HasMadeId = string.IsNullOrEmpty(item.Id),
    };

    private DedupInput RowOf(string file, BadItem bad) =>
        new(RowId.Of(bad.Id, bad.HasNumberId), default, bad.Url ?? "") { Fault = new(bad.Reason, _reader.PlaceOf(file, bad)) };
}
