using System.Text;
using Curation.Columns;
using Curation.Runs;

namespace Curation.Decontamination;

/// <summary><c>decontamination/matches.parquet</c>: what was found and stands, boilerplate left out, most words hidden.</summary>
internal static class MatchTable
{
    public const string Path = "decontamination/matches.parquet";

    private static readonly Schema _schema = new(
        Column.Utf8("unit"), Column.Int64("row"), Column.Utf8("suite"), Column.Utf8("example"), Column.Double("overlap"), Column.Bool("contaminated"),
        Column.Utf8("masked"));

    public static void Write(string runFolder, IEnumerable<(string Unit, ContaminationRow Row)> found)
    {
        using var file = new TableFile(runFolder, Path, _schema);
        foreach (var (unit, row) in found)
        {
            file.Rows.Utf8(0, unit);
            file.Rows.Int64(1, row.Row);
            file.Rows.Utf8(2, row.Suite);
            file.Rows.Utf8(3, row.Example);
            file.Rows.Double(4, row.Overlap);
            file.Rows.Bool(5, row.IsContaminated);
            file.Rows.Utf8(6, row.Masked);
            file.Rows.EndRow();
        }

        file.Finish();
    }

    /// <summary>The contaminated documents, once for each suite.</summary>
    public static IEnumerable<(string Unit, long Row, string Suite)> Contaminated(string runFolder)
    {
        using var table = new ParquetReader(System.IO.Path.Combine(runFolder, Path));
        var told = new HashSet<(string, long, string)>();
        for (var rows = table.Rows("unit", "row", "suite", "contaminated"); rows.Read();)
        {
            var match = (Encoding.UTF8.GetString(rows.Utf8(0)), rows.Int64(1), Encoding.UTF8.GetString(rows.Utf8(2)));
            if (rows.Bool(3) && told.Add(match)) yield return match;
        }
    }
}
