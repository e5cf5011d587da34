using System.Text;
using Curation.Columns;

namespace Curation.Decontamination;

/// <summary>One example found in one document.</summary>
/// <param name="Grams">Hashes of the grams that led there.</param>
/// <param name="Masked">The beginning of the match with most words hidden, so that a report does not publish the evaluation set.</param>
internal sealed record ContaminationRow(
    long Row, string Id, string Suite, string Example, bool IsPassage, double Overlap, int LongestWords, bool HasAnswer, bool IsContaminated,
    int[] Grams, string Masked)
{
    /// <summary>Where it stands enough to be contaminated, in bytes of the text that was looked at: starts and ends in turn.</summary>
    public int[] Ranges { get; init; } = [];

    /// <summary>Hash of the text that was looked at: the same for copies.</summary>
    public ulong Text { get; init; }
}

/// <summary><c>decontamination/UNIT.parquet</c>: what was found in a unit, before the boilerplate guard.</summary>
internal static class ContaminationTable
{
    public static Schema Schema { get; } = new(
        Column.Int64("row"), Column.Utf8("id"), Column.Utf8("suite"), Column.Utf8("example"), Column.Bool("passage"), Column.Double("overlap"),
        Column.Int32("longest_words"), Column.Bool("answer"), Column.Bool("contaminated"), Column.Int32List("grams"), Column.Utf8("masked"),
        Column.Int32List("ranges"), Column.Int64("text"));

    public static string PathOf(string unit) => $"decontamination/{unit}.parquet";

    public static void Write(ParquetWriter table, ContaminationRow row)
    {
        table.Int64(0, row.Row);
        table.Utf8(1, row.Id);
        table.Utf8(2, row.Suite);
        table.Utf8(3, row.Example);
        table.Bool(4, row.IsPassage);
        table.Double(5, row.Overlap);
        table.Int32(6, row.LongestWords);
        table.Bool(7, row.HasAnswer);
        table.Bool(8, row.IsContaminated);
        table.Int32List(9, row.Grams);
        table.Utf8(10, row.Masked);
        table.Int32List(11, row.Ranges);
        table.Int64(12, (long)row.Text);
        table.EndRow();
    }

    public static IEnumerable<ContaminationRow> Read(string runFolder, string unit)
    {
        using var table = new ParquetReader(Path.Combine(runFolder, PathOf(unit)));
        for (var rows = table.Rows(); rows.Read();)
        {
            yield return new ContaminationRow(
                rows.Int64(0), Text(rows, 1), Text(rows, 2), Text(rows, 3), rows.Bool(4), rows.Double(5), rows.Int32(6), rows.Bool(7), rows.Bool(8),
                rows.Int32List(9).ToArray(), Text(rows, 10))
            {
                Ranges = rows.Int32List(11).ToArray(), Text = (ulong)rows.Int64(12),
            };
        }
    }

    private static string Text(RowCursor rows, int column) => Encoding.UTF8.GetString(rows.Utf8(column));
}
