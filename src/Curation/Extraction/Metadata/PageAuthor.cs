using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>Who wrote the page: JSON-LD, meta tags, or the page's byline.</summary>
internal static partial class PageAuthor
{
    private const int LongestByline = 120, LongestName = 80, MostAuthors = 8, MostNodes = 40;
    private static readonly string[] _names =
        ["author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author", "byl"];

    /// <param name="isThread">Whether the first author named so is that of the page.</param>
    public static string? Of(PageTree tree, StructuredData data, bool isThread)
    {
        if (string.Join(", ", data.Entities.Authors.Take(MostAuthors)) is { Length: > 0 } authors) return authors;
        foreach (var name in _names)
        {
            if (Name(tree.Declared.Meta(name)) is { } declared) return declared;
        }

        return (isThread ? FromThread(tree) : null) ?? FromMarkup(tree) ?? FromByline(tree) ?? ShownLines.Author(tree);
    }

    /// <summary>The author of the first post: the first link with text in what is called so, or all of it.</summary>
    private static string? FromThread(PageTree tree)
    {
        for (var i = 1; i < tree.Count; i++)
        {
            if ((tree[i].Category & (Category.Poster | Category.Author)) == 0) continue;
            for (var link = i; link < Math.Min(tree[i].End, i + MostNodes); link++)
            {
                if (tree[link].Tag == Tag.A && Name(ElementText.Of(tree, link, LongestByline)) is { } linked) return linked;
            }

            if ((tree[i].Category & Category.Byline) != 0 || tree[i].End - i > MostNodes) continue;
            if (Name(ElementText.Of(tree, i, LongestByline)) is { } name) return name;
        }

        return null;
    }

    /// <summary>Microdata, or a link that says so, outside of comments.</summary>
    private static string? FromMarkup(PageTree tree)
    {
        for (var i = 1; i < tree.Count; i++)
        {
            if ((tree[i].Category & (Category.Comments | Category.Part)) != 0) i = tree[i].End - 1;
            else if ((tree[i].Category & Category.Author) != 0 && tree[i].Tag != Tag.Text && tree[i].End - i <= MostNodes)
            {
                var text = PageTitle.Clean(ElementText.Of(tree, i, LongestByline));
                if (text is not null && Byline().Match(text) is { Success: true } match) text = match.Groups[1].Value;
                if (Name(text) is { } name) return name;
            }
        }

        return null;
    }

    private static string? FromByline(PageTree tree)
    {
        for (var i = 1; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if ((node.Category & (Category.Byline | Category.Person)) == 0 || node.Tag == Tag.Text) continue;
            if (node.End - i > MostNodes) continue;
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
