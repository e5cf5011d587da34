using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>Who wrote the page: JSON-LD, meta tags, or the page's byline.</summary>
internal static partial class PageAuthor
{
    private const int LongestByline = 120, LongestName = 80, MostAuthors = 8;
    private static readonly string[] _names =
        ["author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author", "byl"];

    public static string? Of(PageTree tree, StructuredData data)
    {
        if (data.Authors.Count > 0) return string.Join(", ", data.Authors.Take(MostAuthors));
        foreach (var name in _names)
        {
            if (Name(tree.Declared.Meta(name)) is { } declared) return declared;
        }

        return FromByline(tree);
    }

    private static string? FromByline(PageTree tree)
    {
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if ((node.Category & (Category.Byline | Category.Person)) == 0 || node.Tag == Tag.Text) continue;
            if (node.End - i > 40) continue;
            var text = PageTitle.Clean(ElementText.Of(tree, i, 2 * LongestByline));
            if (text is { Length: <= LongestByline } && Byline().Match(text) is { Success: true } match && Name(match.Groups[1].Value) is { } name) return name;
        }

        return null;
    }

    private static string? Name(string? value)
    {
        var name = PageTitle.Clean(value)?.Trim(' ', ',', '|', '·', '•', '-', '–', '—');
        var isName = name is { Length: > 1 and <= LongestName } && !name.Contains("://", StringComparison.Ordinal) 
            && !name.Contains('@') && !name.Contains('<');
        return isName ? name : null;
    }

    /// <summary>Up to a date, a separator or the next label.</summary>
    [GeneratedRegex(
        @"^(?:posted |written |published |words )?(?:by|von|par|por|di|door|af|av|przez|автор)[: ]\s*(.{2,80}?)"
        + @"(?=\s*(?:$|[|•·–—,]\s|\s-\s|\(|\d|\bon\b|\b(?:updated|published|posted|last)\b))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Byline();
}
