using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Text;

namespace Curation.Runs;

/// <summary>Reads the documents of a unit back, in file order.</summary>
public static class DocumentReader
{
    private const int LastPageColumn = 16;

    /// <summary>All documents with their text as extracted. The caller disposes each text.</summary>
    public static IEnumerable<Document> Read(string runFolder, string unit) => Read(runFolder, unit, _ => true).Select(found => found.Document);

    /// <summary>Only the rows asked for, with their numbers; the text of the others is not copied.</summary>
    public static IEnumerable<(long Row, Document Document)> Read(string runFolder, string unit, Func<long, bool> wanted)
    {
        using var table = new ParquetReader(Path.Combine(runFolder, DocumentTable.PathOf(unit)));
        var rows = table.Rows("id", "source", "url", "title", "date", "language_declared", "text",
            "author", "modified", "description", "site_name", "canonical_url", "licenses", "rights", "page_type", "candidate", "quality");
        while (rows.Read())
        {
            if (wanted(rows.Row)) yield return (rows.Row, Document(rows));
        }
    }

    private static Document Document(RowCursor rows) => new(String(rows, 1)!, String(rows, 0)!, String(rows, 2)!, DocumentText.FromUtf8(rows.Utf8(6).ToArray()))
    {
        Title = String(rows, 3), Date = String(rows, 4), LanguageDeclared = String(rows, 5), Page = rows.IsNull(LastPageColumn) ? null : Page(rows),
    };

    private static PageFacts Page(RowCursor rows) => new(
        String(rows, 7), String(rows, 8), String(rows, 9), String(rows, 10), String(rows, 11), String(rows, 12), String(rows, 13), String(rows, 14),
        String(rows, 15), rows.Double(LastPageColumn));

    private static string? String(RowCursor rows, int column) => rows.IsNull(column) ? null : Encoding.UTF8.GetString(rows.Utf8(column));
}
