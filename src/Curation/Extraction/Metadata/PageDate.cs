using System.Globalization;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>The declared date of publication, as ISO 8601 (date alone where no sound time is given).</summary>
internal static class PageDate
{
    private static readonly string[] _names =
    [
        "article:published_time", "og:published_time", "datepublished", "article.published", "publishdate", "publish-date", "publication_date",
        "published-date", "pubdate", "parsely-pub-date", "sailthru.date",
        "dc.date.issued", "dc.date.created", "dc.date", "dcterms.date", "dcterms.created", "citation_publication_date", "citation_date", "date",
        "article_date_original", "datecreated", "originalpublicationdate",
    ];

    private static readonly string[] _formats =
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-M-d", "yyyyMMdd", "yyyy-MM", "MMMM d, yyyy", "MMM d, yyyy", "d MMMM yyyy", "d MMM yyyy"];

    /// <summary>Where the invariant order of month and day makes no sense.</summary>
    private static readonly string[] _dayFirst = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d. M. yyyy"];

    private static readonly string[] _modified =
        ["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.date.modified", "lastmod", "revised"];

    public static string? ModifiedOf(PageTree tree, StructuredData data)
    {
        var declared = tree.Declared;
        if (Iso(data.Entities.Modified) is { } structured) return structured;
        foreach (var name in _modified)
        {
            if (Iso(declared.Meta(name)) is { } date) return date;
        }

        return Iso(ShownLines.Modified(tree));
    }

    /// <summary>Of publication; where that is neither declared nor shown, of the last change.</summary>
    public static string? Of(PageTree tree, StructuredData data, string url)
    {
        var declared = tree.Declared;
        foreach (var name in _names.AsSpan()[..1])
        {
            if (Iso(declared.Meta(name)) is { } published) return published;
        }

        if (Iso(data.Entities.Published) is { } structured) return structured;
        foreach (var name in _names.AsSpan(1))
        {
            if (Iso(declared.Meta(name)) is { } date) return date;
        }

        return Iso(declared.Time) ?? Iso(DateLine.Of(tree, url)) ?? Iso(ShownLines.Published(tree)) ?? Iso(declared.Meta("article:modified_time"))
            ?? Iso(ShownLines.Bare(tree));
    }

    private static string? Iso(string? value)
    {
        value = value?.Trim();
        if (value is not { Length: >= 6 and <= 60 }) return null;
        if (value.Contains('.') && DateTime.TryParseExact(value, _dayFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return DayOf(day);
        if (DateTime.TryParseExact(value, _formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return DayOf(day);
        if (!HasZone(value) && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out day) && Sound(day))
            return day.ToString(day.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        if (DateTime.TryParseExact(value, _dayFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return DayOf(day);
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && HasZone(value) && Sound(time.DateTime)
            ? time.ToString(time.Offset == default ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : MonthNames.DateIn(value) is { } named && DateTime.TryParseExact(named, _formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                ? DayOf(day) : null;
    }

    private static string? DayOf(DateTime day) => Sound(day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Without a zone a date must not depend on where the machine stands.</summary>
    private static bool HasZone(string value) =>
        value.EndsWith('Z') || value.EndsWith("GMT", StringComparison.Ordinal) || value.EndsWith("UTC", StringComparison.Ordinal)
            || (value.Length > 10 && value.AsSpan(10).IndexOfAny('+', '-') >= 0);

    private static bool Sound(DateTime day) => day.Year is >= 1980 and <= 2100;
}
