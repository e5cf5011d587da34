using Curation.Columns;
using Curation.Core;

namespace Curation.Runs;

/// <summary><c>signals/UNIT.parquet</c>: all that was measured of each document, row for row with its documents.</summary>
public sealed class SignalTable
{
    /// <summary>Fixed columns before the signals. <c>hash</c> is the identity hash, <c>bytes</c> and <c>text_hash</c> are of the final text.</summary>
    public const int Id = 0, Hash = 1, Bytes = 2, TextHash = 3, Groups = 4, FirstSignal = 5;

    public SignalTable(StageChain chain, IReadOnlyList<PlannedScorer> scorers)
    {
        Signals = chain.Signals;
        FirstLabel = FirstSignal + chain.Signals.Count;
        FirstSpans = FirstLabel + chain.Labels.Count;
        FirstScore = FirstSpans + chain.Spans.Count;
        Schema = new Schema([
            Column.Utf8("id"), Column.Int64("hash"), Column.Int64("bytes"), Column.Int64("text_hash"), Column.Utf8("groups"),
            .. chain.Signals.Select(signal => signal.IsInteger ? Column.Int64(signal.Name) : Column.Double(signal.Name)),
            .. chain.Labels.Select(Column.Utf8),
            .. chain.Spans.Select(name => Column.Utf8(name).OrNull()),
            .. scorers.Select(scorer => Column.Int64("score/" + scorer.Name))]);
    }

    public IReadOnlyList<SignalColumn> Signals { get; }

    public int FirstLabel { get; }

    public int FirstSpans { get; }

    /// <summary>Scores are stored quantised: order-preserving unsigned 32-bit integers.</summary>
    public int FirstScore { get; }

    public Schema Schema { get; }

    /// <summary>The rows of a file, its columns found by name and in the order of <see cref="Schema"/>.</summary>
    /// <exception cref="RunException">The file was written for other stages or scorers.</exception>
    public RowCursor Rows(ParquetReader signals, string path)
    {
        foreach (var column in Schema.Columns)
        {
            if (!signals.Schema.Columns.Any(known => known.Name == column.Name && known.Type == column.Type))
                throw new RunException($"{path}: no column \"{column.Name}\": it was written for another recipe; run measure again");
        }

        return signals.Rows([.. Schema.Columns.Select(column => column.Name)]);
    }

    public static string PathOf(string unit) => $"signals/{unit}.parquet";
}

/// <summary>What is stored of a document besides its text.</summary>
/// <param name="Scores">Quantised.</param>
public sealed record SignalRow(string Id, ulong Hash, long Bytes, ulong TextHash, string Groups, double[] Values, string[] Labels, uint[] Scores)
{
    /// <summary>The places that transforms rewrote; null where there are none.</summary>
    public IReadOnlyList<string?> Spans { get; init; } = [];
}

/// <summary>Writes the signals of one unit.</summary>
public sealed class SignalWriter : IDisposable
{
    private readonly TableFile _file;
    private readonly SignalTable _table;

    public SignalWriter(string runFolder, string unit, SignalTable table)
    {
        _table = table;
        _file = new TableFile(runFolder, SignalTable.PathOf(unit), table.Schema);
    }

    public void Add(SignalRow row)
    {
        var rows = _file.Rows;
        rows.Utf8(SignalTable.Id, row.Id);
        rows.Int64(SignalTable.Hash, (long)row.Hash);
        rows.Int64(SignalTable.Bytes, row.Bytes);
        rows.Int64(SignalTable.TextHash, (long)row.TextHash);
        rows.Utf8(SignalTable.Groups, row.Groups);
        for (var i = 0; i < row.Values.Length; i++)
        {
            if (_table.Signals[i].IsInteger) rows.Int64(SignalTable.FirstSignal + i, (long)row.Values[i]);
            else rows.Double(SignalTable.FirstSignal + i, row.Values[i]);
        }

        for (var i = 0; i < row.Labels.Length; i++) rows.Utf8(_table.FirstLabel + i, row.Labels[i]);
        for (var i = 0; i < row.Spans.Count; i++) rows.Utf8(_table.FirstSpans + i, row.Spans[i]);
        for (var i = 0; i < row.Scores.Length; i++) rows.Int64(_table.FirstScore + i, row.Scores[i]);
        rows.EndRow();
    }

    /// <returns>The published file, relative to the run folder.</returns>
    public string Finish() => _file.Finish();

    public void Dispose() => _file.Dispose();
}
