using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>The page's title: the main heading that the declared titles agree with, else a declared title without the site's name.</summary>
internal static class PageTitle
{
    private const int Longest = 500, ShortestHead = 10, ShortestHeading = 3, MostHeadings = 12, MostNodes = 40;
    private static readonly string[] _separators = [" | ", " - ", " – ", " — ", " » ", " · ", " :: ", " • ", "｜", " ‹ ", " « "];

    /// <param name="isThread">Whether the page may name the topic elsewhere than in its main heading, which then is the forum's name.</param>
    public static string? Of(PageTree tree, StructuredData data, bool isThread)
    {
        var declared = Clean(tree.Declared.Meta("og:title")) ?? Clean(tree.Declared.Meta("twitter:title"));
        var title = Clean(tree.Declared.Title);
        if (isThread && Topic(tree, declared, title) is { } topic) return topic;
        var site = PageSite.NameOf(tree.Declared, data);
        var headings = Headings(tree);
        headings.RemoveAll(heading => heading.Equals(site, StringComparison.OrdinalIgnoreCase) || IsTail(heading, declared) || IsTail(heading, title));
        var agreed = headings.Find(heading => Agrees(heading, declared) || Agrees(heading, title));
        if (agreed is null && !isThread && headings is [{ Length: >= ShortestHead } only]) return only;
        return agreed ?? WithoutSite(declared, site) ?? WithoutSite(title, site) ?? (headings.Count > 0 ? headings[0] : Clean(data.First("headline")));
    }

    /// <summary>The longest text that is called so and stands in a declared title.</summary>
    private static string? Topic(PageTree tree, string? declared, string? title)
    {
        var (longest, most) = ((string?)null, 0);
        for (var i = 1; i < tree.Count; i++)
        {
            if ((tree[i].Category & Category.Topic) == 0 || tree[i].End - i > MostNodes) continue;
            if (Clean(ElementText.Of(tree, i, Longest)) is not { Length: >= ShortestHeading } topic) continue;
            var length = Encoding.UTF8.GetByteCount(topic);
            if (length > most && (Has(declared, topic) || Has(title, topic))) (longest, most) = (topic, length);
        }

        return longest;

        static bool Has(string? declared, string topic) => declared?.Contains(topic, StringComparison.OrdinalIgnoreCase) == true;
    }

    private static bool Agrees(string heading, string? declared) =>
        declared is not null && heading.Length >= ShortestHeading
            && (declared.StartsWith(heading, StringComparison.OrdinalIgnoreCase)
                || heading.StartsWith(declared, StringComparison.OrdinalIgnoreCase)
                || (heading.Length >= ShortestHead && declared.Contains(heading, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a declared title only ends with it, as it does with the site's name.</summary>
    private static bool IsTail(string heading, string? declared) =>
        declared is not null && declared.Length > 2 * heading.Length && declared.EndsWith(heading, StringComparison.OrdinalIgnoreCase);

    private static string? WithoutSite(string? title, string? site)
    {
        if (title is null) return null;
        foreach (var separator in _separators)
        {
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && title[..first].Equals(site, StringComparison.OrdinalIgnoreCase)) return title[(first + separator.Length)..].TrimStart();
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at < 0) continue;
            var tail = title[(at + separator.Length)..];
            if (tail.Equals(site, StringComparison.OrdinalIgnoreCase) || (at >= ShortestHead && tail.Length < at)) return title[..at].TrimEnd();
        }

        return title;
    }

    private static List<string> Headings(PageTree tree)
    {
        var found = new List<string>();
        for (var i = 0; i < tree.Count && found.Count < MostHeadings; i++)
        {
            if (tree[i].Tag == Tag.H1 && Clean(ElementText.Of(tree, i, Longest)) is { } title) found.Add(title);
        }

        return found;
    }

    internal static string? Clean(string? text)
    {
        if (text is null) return null;
        var clean = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("\0", "", StringComparison.Ordinal).TrimEnd('¶');
        return clean.Length == 0 ? null : clean.Length > Longest ? clean[..Longest] : clean;
    }
}

/// <summary>The text of an element in one string, for the few that metadata asks for.</summary>
internal static class ElementText
{
    public static string Of(PageTree tree, int element, int mostBytes)
    {
        var text = new StringBuilder();
        for (var i = element; i < tree[element].End && text.Length < mostBytes; i++)
        {
            if (tree[i].Tag == Tag.Text) text.Append(Encoding.UTF8.GetString(tree.TextOf(tree[i])));
            else if (tree[i].Tag == Tag.Br || tree[i].Tag.IsBlock()) text.Append(' ');
            else if (tree[i].Tag.IsSilent()) i = tree[i].End - 1;
        }

        return text.ToString();
    }
}
