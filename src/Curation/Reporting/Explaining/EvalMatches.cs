using System.Text;
using Curation.Columns;

namespace Curation.Reporting.Explaining;

/// <summary>An example of an evaluation set in a document.</summary>
/// <param name="Overlap">Share, by weight, of the example that was found.</param>
/// <param name="Contaminated">Whether that is enough to make the document contaminated.</param>
/// <param name="Masked">The match, most words hidden.</param>
public sealed record EvalMatch(string Suite, string Example, double Overlap, bool Contaminated, string Masked);

/// <summary>What a step cut out of a document: bytes of the text as it was before any cut, end excluded; what an earlier step cut in between belongs to it
/// too.</summary>
/// <param name="Kind">line, paragraph, sentence or passage; null where the step has no kinds.</param>
/// <param name="Owner">Id of the document that has the same first, and kept it then; null where there is none.</param>
public sealed record CutPassage(string By, int Start, int End, string? Kind = null, string? Owner = null);

/// <summary>Reads what decontamination found in one document.</summary>
internal static class EvalMatches
{
    private const string Path = "decontamination/matches.parquet";

    /// <summary>Those that make it contaminated first.</summary>
    public static IReadOnlyList<EvalMatch> Of(string runFolder, string unit, long row)
    {
        var path = System.IO.Path.Combine(runFolder, Path);
        if (!RunFiles.IsDone(runFolder, "decontaminate") || !File.Exists(path)) return [];
        var (name, found) = (Encoding.UTF8.GetBytes(unit), new List<EvalMatch>());
        using var table = new ParquetReader(path);
        for (var rows = table.Rows("unit", "row", "suite", "example", "overlap", "contaminated", "masked", "suppressed"); rows.Read();)
        {
            if (rows.Int64(1) != row || rows.Bool(7) || !rows.Utf8(0).SequenceEqual(name)) continue;
            found.Add(new EvalMatch(Text(rows, 2), Text(rows, 3), rows.Double(4), rows.Bool(5), Text(rows, 6)));
        }

        return [.. found.OrderByDescending(match => match.Contaminated).ThenByDescending(match => match.Overlap)];
    }

    private static string Text(RowCursor rows, int column) => Encoding.UTF8.GetString(rows.Utf8(column));
}
