using System.Text.Json;
using Curation.Columns;
using Curation.Core;

namespace Curation.Runs;

/// <summary><c>documents/UNIT.parquet</c>: the extracted documents of a unit in file order.</summary>
public static class DocumentTable
{
    public const int Id = 0, Source = 1, Offset = 2, Length = 3, Url = 4, Host = 5, Date = 6, LanguageDeclared = 7, Title = 8, Text = 9, HtmlBytes = 10,
        Author = 11, Modified = 12, Description = 13, SiteName = 14, CanonicalUrl = 15, Licenses = 16, Rights = 17, PageType = 18, Candidate = 19, Quality = 20,
        Crawled = 21;

    public static Schema Schema { get; } = new(
        Column.Utf8("id"), Column.Utf8("source"), Column.Int64("offset"), Column.Int64("length"), Column.Utf8("url"), Column.Utf8("host"),
        Column.Utf8("date").OrNull(), Column.Utf8("language_declared").OrNull(), Column.Utf8("title").OrNull(),
        Column.Utf8("text"), Column.Int64("html_bytes"),
        Column.Utf8("author").OrNull(), Column.Utf8("modified").OrNull(), Column.Utf8("description").OrNull(), Column.Utf8("site_name").OrNull(),
        Column.Utf8("canonical_url").OrNull(), Column.Utf8("licenses").OrNull(), Column.Utf8("rights").OrNull(), Column.Utf8("page_type").OrNull(),
        Column.Utf8("candidate").OrNull(), Column.Double("quality").OrNull(),
        Column.Utf8("crawled").OrNull());

    public static string PathOf(string unit) => $"documents/{unit}.parquet";

    /// <summary>Records of the unit that were no documents, by reason; kept in the file's footer.</summary>
    public static IReadOnlyDictionary<string, long> SkippedIn(string runFolder, string unit)
    {
        using var table = new ParquetReader(Path.Combine(runFolder, PathOf(unit)));
        return JsonSerializer.Deserialize<SortedDictionary<string, long>>(table.Metadata["skipped"]) ?? [];
    }
}

/// <summary>Where a document lay in its input.</summary>
public readonly record struct Origin(long Offset, long Length, long HtmlBytes);

/// <summary>Writes the documents of one unit.</summary>
public sealed class DocumentWriter : IDisposable
{
    private readonly TableFile _file;

    public DocumentWriter(string runFolder, string unit) =>
        _file = new TableFile(runFolder, DocumentTable.PathOf(unit), DocumentTable.Schema);

    /// <summary>Key-value pairs of the file's footer.</summary>
    public IDictionary<string, string> Metadata => _file.Rows.Metadata;

    public void Add(Document document, Origin origin)
    {
        var table = _file.Rows;
        table.Utf8(DocumentTable.Id, document.Id);
        table.Utf8(DocumentTable.Source, document.Source);
        table.Int64(DocumentTable.Offset, origin.Offset);
        table.Int64(DocumentTable.Length, origin.Length);
        table.Utf8(DocumentTable.Url, document.Url);
        table.Utf8(DocumentTable.Host, document.Host);
        table.Utf8(DocumentTable.Date, document.Date);
        table.Utf8(DocumentTable.LanguageDeclared, document.LanguageDeclared);
        table.Utf8(DocumentTable.Title, document.Title);
        table.Utf8(DocumentTable.Text, document.Text.Utf8);
        table.Int64(DocumentTable.HtmlBytes, origin.HtmlBytes);
        table.Utf8(DocumentTable.Crawled, document.Crawled);
        if (document.Page is { } page) Add(table, page);
        table.EndRow();
    }

    private static void Add(ParquetWriter table, PageFacts page)
    {
        table.Utf8(DocumentTable.Author, page.Author);
        table.Utf8(DocumentTable.Modified, page.Modified);
        table.Utf8(DocumentTable.Description, page.Description);
        table.Utf8(DocumentTable.SiteName, page.SiteName);
        table.Utf8(DocumentTable.CanonicalUrl, page.CanonicalUrl);
        table.Utf8(DocumentTable.Licenses, page.Licenses);
        table.Utf8(DocumentTable.Rights, page.Rights);
        table.Utf8(DocumentTable.PageType, page.PageType);
        table.Utf8(DocumentTable.Candidate, page.Candidate);
        table.Double(DocumentTable.Quality, page.Quality);
    }

    /// <returns>The published file, relative to the run folder.</returns>
    public string Finish() => _file.Finish();

    public void Dispose() => _file.Dispose();
}
