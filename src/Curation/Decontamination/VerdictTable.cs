using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Decontamination;

/// <summary><c>decontamination/verdicts.parquet</c>: the contaminated documents, boilerplate left out, and what becomes of them.</summary>
internal static class VerdictTable
{
    public const string Path = "decontamination/verdicts.parquet";

    private static readonly Schema _schema = new(
        Column.Utf8("unit"), Column.Int64("row"), Column.Utf8("id"), Column.Utf8("reason").OrNull(), Column.Double("value"));

    /// <summary>Writes a row for each; those without a reason stay.</summary>
    public static void Write(string runFolder, IEnumerable<(string Id, Rejection Rejection, bool IsRejected)> documents)
    {
        using var file = new TableFile(runFolder, Path, _schema);
        foreach (var (id, rejection, isRejected) in documents)
        {
            file.Rows.Utf8(0, rejection.Unit);
            file.Rows.Int64(1, rejection.Row);
            file.Rows.Utf8(2, id);
            if (isRejected) file.Rows.Utf8(3, rejection.Reason);
            file.Rows.Double(4, rejection.Value);
            file.Rows.EndRow();
        }

        file.Finish();
    }

    /// <summary>Those that are taken out.</summary>
    public static IEnumerable<Rejection> Read(string runFolder)
    {
        using var table = new ParquetReader(System.IO.Path.Combine(runFolder, Path));
        for (var rows = table.Rows("unit", "row", "reason", "value"); rows.Read();)
        {
            if (!rows.IsNull(2)) yield return new(Text(rows, 0), (int)rows.Int64(1), Text(rows, 2), rows.Double(3));
        }
    }

    private static string Text(RowCursor rows, int column) => Encoding.UTF8.GetString(rows.Utf8(column));
}
