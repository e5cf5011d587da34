using System.Text;
using Curation.Columns;
using Curation.Runs;

namespace Curation.Decontamination;

/// <summary>An example that was found in a document.</summary>
/// <param name="IsContaminated">Whether enough of it stands there.</param>
/// <param name="IsSuppressed">Whether all that was found are words that more documents have than boilerplate may.</param>
internal sealed record EvalMatch(
    string Unit, long Row, string Id, string Suite, string Example, double Overlap, int LongestWords, bool IsContaminated, bool IsSuppressed, string Masked)
{
    public static EvalMatch Of(string unit, ContaminationRow row, bool isSuppressed) => new(
        unit, row.Row, row.Id, row.Suite, row.Example, row.Overlap, row.LongestWords, row.IsContaminated && !isSuppressed, isSuppressed, row.Masked);
}

/// <summary><c>decontamination/matches.parquet</c>: what was found in all documents, those too that fall before, most words hidden.</summary>
internal static class MatchTable
{
    public const string Path = "decontamination/matches.parquet";

    private static readonly Schema _schema = new(
        Column.Utf8("unit"), Column.Int64("row"), Column.Utf8("id"), Column.Utf8("suite"), Column.Utf8("example"), Column.Double("overlap"),
        Column.Int32("longest_words"), Column.Bool("contaminated"), Column.Bool("suppressed"), Column.Utf8("masked"));

    public static void Write(string runFolder, IEnumerable<EvalMatch> found)
    {
        using var file = new TableFile(runFolder, Path, _schema);
        foreach (var match in found)
        {
            file.Rows.Utf8(0, match.Unit);
            file.Rows.Int64(1, match.Row);
            file.Rows.Utf8(2, match.Id);
            file.Rows.Utf8(3, match.Suite);
            file.Rows.Utf8(4, match.Example);
            file.Rows.Double(5, match.Overlap);
            file.Rows.Int32(6, match.LongestWords);
            file.Rows.Bool(7, match.IsContaminated);
            file.Rows.Bool(8, match.IsSuppressed);
            file.Rows.Utf8(9, match.Masked);
            file.Rows.EndRow();
        }

        file.Finish();
    }

    public static IEnumerable<EvalMatch> Read(string runFolder)
    {
        using var table = new ParquetReader(System.IO.Path.Combine(runFolder, Path));
        for (var rows = table.Rows(); rows.Read();)
        {
            yield return new EvalMatch(
                Text(rows, 0), rows.Int64(1), Text(rows, 2), Text(rows, 3), Text(rows, 4), rows.Double(5), rows.Int32(6), rows.Bool(7), rows.Bool(8),
                Text(rows, 9));
        }
    }

    /// <summary>Those in documents that stages keep and dedup leaves, by the ledger.</summary>
    public static IEnumerable<EvalMatch> ReadStanding(string runFolder) =>
        from unit in Read(runFolder).GroupBy(match => match.Unit)
        let came = LedgerTable.CameTo(runFolder, unit.Key, DecontaminateStep.Stage)
        from match in unit
        where came[(int)match.Row]
        select match;

    private static string Text(RowCursor rows, int column) => Encoding.UTF8.GetString(rows.Utf8(column));
}
