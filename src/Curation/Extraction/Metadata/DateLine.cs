using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>The date that a page shows its readers, where it declares none: in its address, or in the line below its title.</summary>
internal static partial class DateLine
{
    private const int MostLines = 12, LongestLine = 200, MostNodes = 40;

    private const Category Others = Category.Comments | Category.Responses | Category.Related | Category.Part;

    public static string? Of(PageTree tree, string url)
    {
        if (InPath().Match(url) is { Success: true } path) return $"{path.Groups[1].Value}-{path.Groups[2].Value}-{path.Groups[3].Value}";
        var lines = 0;
        for (var i = 1; i < tree.Count && lines < MostLines; i++)
        {
            ref var node = ref tree[i];
            if (node.Tag == Tag.Aside || (node.Category & Others) != 0) i = node.End - 1;
            if (node.Tag is Tag.Text or Tag.Aside || (node.Category & Others) != 0 || node.End - i > MostNodes) continue;
            if (node.Tag != Tag.Time && (node.Category & (Category.Byline | Category.Date)) == 0) continue;
            lines++;
            if (PageTitle.Clean(ElementText.Of(tree, i, LongestLine)) is { } line && In(line) is { } date) return date;
        }

        return null;
    }

    /// <summary>The first date in a line.</summary>
    public static string? In(string line)
    {
        if (Numeric().Match(line) is { Success: true } m) return Iso(m, 1, 2, 3);
        if (DayFirst().Match(line) is { Success: true } d) return Iso(d, 3, 2, 1);
        if (Named().Match(line) is { Success: true } named) return $"{named.Groups[1].Value} {named.Groups[2].Value}, {named.Groups[3].Value}";
        if (NamedDayFirst().Match(line) is { Success: true } day) return $"{day.Groups[2].Value} {day.Groups[1].Value}, {day.Groups[3].Value}";
        return MonthNames.DateIn(line);
    }

    private static string Iso(Match match, int year, int month, int day) =>
        $"{match.Groups[year].Value}-{match.Groups[month].Value.PadLeft(2, '0')}-{match.Groups[day].Value.PadLeft(2, '0')}";

    [GeneratedRegex(@"/((?:19|20)\d\d)/([01]\d)/([0-3]\d)(?:/|$)")]
    private static partial Regex InPath();

    [GeneratedRegex(@"\b((?:19|20)\d\d)(?:-|年 ?|\. ?|/)([01]?\d)(?:-|月 ?|\. ?|/)([0-3]?\d)(?:日|\b)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"\b([0-3]?\d)\. ?([01]?\d)\. ?((?:19|20)\d\d)\b")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\b((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.? ([0-3]?\d)(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b([0-3]?\d)(?:st|nd|rd|th)? ((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.?,? ((?:19|20)\d\d)\b")]
    private static partial Regex NamedDayFirst();
}
