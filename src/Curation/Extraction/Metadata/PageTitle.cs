using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>The page's title: og:title, the title element without the site's name, or the first main heading.</summary>
internal static class PageTitle
{
    private const int Longest = 500, ShortestHead = 10;
    private static readonly string[] _separators = [" | ", " - ", " – ", " — ", " » ", " · ", " :: ", " • "];

    public static string? Of(PageTree tree) =>
        Clean(tree.Declared.Meta("og:title")) ?? WithoutSite(Clean(tree.Declared.Title), Clean(tree.Declared.Meta("og:site_name"))) ?? Heading(tree);

    private static string? WithoutSite(string? title, string? site)
    {
        if (title is null) return null;
        foreach (var separator in _separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at < 0) continue;
            var tail = title[(at + separator.Length)..];
            if (tail.Equals(site, StringComparison.OrdinalIgnoreCase) || (at >= ShortestHead && tail.Length < at)) return title[..at].TrimEnd();
        }

        return title;
    }

    private static string? Heading(PageTree tree)
    {
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree[i].Tag != Tag.H1) continue;
            var text = new StringBuilder();
            for (var j = i; j < tree[i].End; j++) text.Append(Encoding.UTF8.GetString(tree.TextOf(tree[j])));
            if (Clean(text.ToString()) is { } title) return title;
        }

        return null;
    }

    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var clean = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("\0", "", StringComparison.Ordinal);
        return clean.Length == 0 ? null : clean.Length > Longest ? clean[..Longest] : clean;
    }
}
