using System.Collections;
using System.Text;
using Curation.Columns;

namespace Curation.Runs;

/// <summary>What became of one document or quarantined record.</summary>
/// <param name="Id">Null for a quarantined record.</param>
/// <param name="Verdict"><c>keep</c>, <c>drop</c> or <c>quarantine</c>.</param>
/// <param name="Step">The step that decided.</param>
/// <param name="Value">The number that decided; NaN where there is none.</param>
/// <param name="Score">NaN where the document was not ranked.</param>
/// <param name="Place">Its place in the order of the cut, of its stratum where there are several, from 1; null where it was not ranked.</param>
/// <param name="Cluster">The cluster of duplicates it is in; null for none.</param>
/// <param name="Copies">How often it goes into the shards: 0 where it was dropped, 1 where it was kept, more where it is repeated.</param>
public sealed record LedgerRow(
    string? Id, string? Url,
    string Verdict, string Step, string? Reason, double Value,
    int ExtractedTokens, int Tokens,
    double Score, long? Place, string? Cluster, int Copies)
{
    /// <summary>Bytes cut out of its final text after the transforms.</summary>
    public int CutBytes { get; init; }

    /// <summary>The row of a record that could not be read.</summary>
    public static LedgerRow Quarantined(string? url, string step, string reason) =>
        new(null, url, LedgerTable.Quarantine, step, reason, double.NaN, 0, 0, double.NaN, null, null, 0);
}

/// <summary><c>ledger/UNIT.parquet</c>: one row per document, row for row with documents, then one per quarantined record. The last two columns sum what
/// the transforms cut out of a document.</summary>
public static class LedgerTable
{
    public const string Keep = "keep", Drop = "drop", Quarantine = "quarantine";

    public static Schema Schema { get; } = new(
        Column.Utf8("id").OrNull(), Column.Utf8("url").OrNull(),
        Column.Utf8("verdict"), Column.Utf8("step"),
        Column.Utf8("reason").OrNull(), Column.Double("value").OrNull(),
        Column.Int32("extracted_tokens"), Column.Int32("tokens"),
        Column.Double("score").OrNull(), Column.Int64("place").OrNull(), Column.Utf8("cluster").OrNull(), Column.Int32("copies"), Column.Int32("cut_bytes"),
        Column.Int64("removed_characters").OrNull(), Column.Int64("removed_lines").OrNull());

    // in the order in which they decide
    private static readonly string[] _steps = ["extract", "measure", "dedup", "decontaminate", "select"];

    public static string PathOf(string unit) => $"ledger/{unit}.parquet";

    /// <summary>Whether what falls at one step came as far as another.</summary>
    public static bool CameTo(string fell, string step) => Array.IndexOf(_steps, fell) >= Array.IndexOf(_steps, step);

    /// <summary>Which rows of a unit came as far as a step.</summary>
    public static BitArray CameTo(string runFolder, string unit, string step)
    {
        using var table = new ParquetReader(Path.Combine(runFolder, PathOf(unit)));
        var came = new BitArray(checked((int)table.RowCount));
        for (var rows = table.Rows("step"); rows.Read();) came[(int)rows.Row] = CameTo(Encoding.UTF8.GetString(rows.Utf8(0)), step);
        return came;
    }

    public static IEnumerable<LedgerRow> Read(string runFolder, string unit)
    {
        using var table = new ParquetReader(Path.Combine(runFolder, PathOf(unit)));
        var rows = table.Rows();
        while (rows.Read())
        {
            yield return new LedgerRow(
                Text(rows, 0), Text(rows, 1), Text(rows, 2)!, Text(rows, 3)!, Text(rows, 4), rows.IsNull(5) ? double.NaN : rows.Double(5),
                rows.Int32(6), rows.Int32(7), rows.IsNull(8) ? double.NaN : rows.Double(8), rows.IsNull(9) ? null : rows.Int64(9), Text(rows, 10),
                rows.Int32(11)) { CutBytes = rows.Int32(12) };
        }
    }

    private static string? Text(RowCursor rows, int column) => rows.IsNull(column) ? null : Encoding.UTF8.GetString(rows.Utf8(column));
}

/// <summary>Writes the ledger of one unit, whose signals are there.</summary>
public sealed class LedgerWriter : IDisposable
{
    private readonly TableFile _file;
    private readonly CutSums _cuts;

    public LedgerWriter(string runFolder, string unit)
    {
        _cuts = new CutSums(runFolder, unit);
        _file = new TableFile(runFolder, LedgerTable.PathOf(unit), LedgerTable.Schema);
    }

    /// <summary>The row of a record that became no document.</summary>
    public void AddUnread(LedgerRow row)
    {
        _file.Rows.Utf8(0, row.Id);
        _file.Rows.Utf8(1, row.Url);
        AddRest(row);
    }

    /// <summary>The row of the next document: id and address as they are stored with it, the rest of them in <paramref name="row"/>.</summary>
    public void Add(ReadOnlySpan<byte> id, ReadOnlySpan<byte> url, LedgerRow row)
    {
        _file.Rows.Utf8(0, id);
        _file.Rows.Utf8(1, url);
        var cut = _cuts.Next();
        _file.Rows.Int64(13, cut.Characters);
        _file.Rows.Int64(14, cut.Lines);
        AddRest(row);
    }

    /// <returns>The published file, relative to the run folder.</returns>
    public string Finish() => _file.Finish();

    public void Dispose()
    {
        _cuts.Dispose();
        _file.Dispose();
    }

    private void AddRest(LedgerRow row)
    {
        var table = _file.Rows;
        table.Utf8(2, row.Verdict);
        table.Utf8(3, row.Step);
        table.Utf8(4, row.Reason);
        if (!double.IsNaN(row.Value)) table.Double(5, row.Value);
        table.Int32(6, row.ExtractedTokens);
        table.Int32(7, row.Tokens);
        if (!double.IsNaN(row.Score)) table.Double(8, row.Score);
        if (row.Place is { } place) table.Int64(9, place);
        table.Utf8(10, row.Cluster);
        table.Int32(11, row.Copies);
        table.Int32(12, row.CutBytes);
        table.EndRow();
    }
}
