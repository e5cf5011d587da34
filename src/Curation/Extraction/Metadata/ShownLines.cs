using System.Text;
using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>Lines that tell readers when a page was published or changed and who wrote it, for pages that tell machines nothing.</summary>
internal static partial class ShownLines
{
    private const int Longest = 160, LongestLabel = 48, MostNodes = 40, MostLines = 40, FarFromHeading = 600, FarFromStart = 2000;
    private const int ShortestDate = 8, LongestDate = 32;

    private static readonly Labels _published = new(
    [
        "published", "first published", "posted", "date published", "publish date", "publication date", "date posted", "date:", "created on",
        "veröffentlicht", "erstellt am", "publié", "publicado", "pubblicato", "gepubliceerd", "opublikowano", "опубликовано", "дата публикации",
        "发布时间", "发布日期", "发表于", "公開日", "投稿日", "게시일", "등록일",
    ]);

    private static readonly Labels _modified = new(
    [
        "last updated", "updated", "last modified", "last edited", "last changed", "last revised", "last reviewed", "page last", "this page was last",
        "date modified", "modified on", "zuletzt", "aktualisiert", "letzte änderung", "letzte aktualisierung", "mis à jour", "dernière m", "actualizado",
        "última actualización", "última modificación", "atualizado", "última atualização", "aggiornato", "ultimo aggiornamento", "ultima modifica",
        "laatst bijgewerkt", "laatst gewijzigd", "обновлено", "последнее обновление", "最后更新", "最後更新", "更新时间", "更新日", "最終更新", "수정일",
    ]);

    private static readonly Labels _by =
        new(["by ", "by: ", "written by ", "posted by ", "published by ", "von ", "par ", "por ", "di ", "автор: "]);

    public static string? Published(PageTree tree) => Date(tree, _published);

    public static string? Modified(PageTree tree) => Date(tree, _modified);

    /// <summary>The date that is all of a line behind the heading.</summary>
    public static string? Bare(PageTree tree)
    {
        var heading = 1;
        while (heading < tree.Count && tree[heading].Tag != Tag.H1) heading++;
        var left = FarFromHeading;
        for (var i = heading + 1; i < tree.Count && left > 0; i++)
        {
            ref readonly var node = ref tree[i];
            if (node.Tag == Tag.Text) left -= node.Sums.Characters;
            if (IsOfOthers(node) || node.Tag is Tag.Nav or Tag.Li or Tag.Aside) i = node.End - 1;
            else if (MayBeDate(tree, node) && Line(tree, i) is { Length: <= LongestDate } line && DateLine.In(line) is { } date) return date;
        }

        return null;
    }

    /// <summary>A text with the digits of a year and a day.</summary>
    private static bool MayBeDate(PageTree tree, in PageNode node)
    {
        const int fewestDigits = 5;
        if (node.Tag != Tag.Text || node.Sums.Characters is < ShortestDate or > LongestDate) return false;
        var digits = 0;
        foreach (var b in tree.TextOf(node)) digits += char.IsAsciiDigit((char)b) ? 1 : 0;
        return digits >= fewestDigits;
    }

    private static string? Date(PageTree tree, Labels labels)
    {
        var left = MostLines;
        for (var i = 1; i < tree.Count && left > 0; i++)
        {
            if (IsOfOthers(tree[i])) i = tree[i].End - 1;
            else if (Begins(tree, i, labels) && left-- > 0 && Line(tree, i) is { } line && DateLine.In(line) is { } date) return date;
        }

        return null;
    }

    /// <summary>The name in a line of its own near the heading.</summary>
    public static string? Author(PageTree tree)
    {
        var left = FarFromStart;
        for (var i = 1; i < tree.Count && left > 0; i++)
        {
            if (tree[i].Tag == Tag.H1) left = FarFromHeading;
            if (IsOfOthers(tree[i]) || tree[i].Tag is Tag.Nav or Tag.Li) i = tree[i].End - 1;
            else if (Begins(tree, i, _by) && Line(tree, i) is { } line && Name().Match(line) is { Success: true } name) return name.Groups[1].Value;
            if (tree[i].Tag == Tag.Text) left -= tree[i].Sums.Characters;
        }

        return null;
    }

    private static bool IsOfOthers(in PageNode node) => node.Tag.IsSilent() || (node.Category & (Category.Comments | Category.Part)) != 0;

    private static bool Begins(PageTree tree, int node, Labels labels)
    {
        if (tree[node].Tag != Tag.Text || tree[node].Sums.Characters is 0 or > Longest) return false;
        var text = PageScan.Trim(tree.TextOf(tree[node]));
        if (text.IsEmpty || !labels.MayBegin(text[0]) || tree[tree[node].Parent].Tag.IsSilent()) return false;
        Span<char> start = stackalloc char[LongestLabel], lower = stackalloc char[LongestLabel];
        Encoding.UTF8.TryGetChars(text[..Math.Min(text.Length, LongestLabel)], start, out var length);
        lower = lower[..start[..length].ToLowerInvariant(lower)];
        foreach (var label in labels.All)
        {
            if (IsLabel(lower, label)) return true;
        }

        return false;
    }

    /// <summary>A label may be all of a text, where the name behind it is a link.</summary>
    private static bool IsLabel(ReadOnlySpan<char> start, string label) =>
        start.StartsWith(label, StringComparison.Ordinal) || (label[^1] == ' ' && start.SequenceEqual(label.AsSpan(0, label.Length - 1)));

    /// <summary>All of its block from there on; null where that is more than a line.</summary>
    private static string? Line(PageTree tree, int node)
    {
        var block = tree[node].Block;
        if (tree[block].End - block > MostNodes) return null;
        var text = new StringBuilder();
        for (var i = node; i < tree[block].End && text.Length <= Longest; i++)
        {
            if (tree[i].Tag == Tag.Br || (tree[i].Tag != Tag.Text && tree[i].Block == i)) break;
            if (tree[i].Tag == Tag.Text) text.Append(Encoding.UTF8.GetString(tree.TextOf(tree[i])));
        }

        return text.Length <= Longest ? PageTitle.Clean(text.ToString()) : null;
    }

    /// <summary>Labels in lower case, and the bytes that they begin with in either.</summary>
    private sealed class Labels(string[] all)
    {
        private readonly bool[] _firsts = Firsts(all);

        public ReadOnlySpan<string> All => all;

        public bool MayBegin(byte first) => _firsts[first];

        private static bool[] Firsts(string[] labels)
        {
            var firsts = new bool[256];
            foreach (var label in labels) firsts[Encoding.UTF8.GetBytes(label)[0]] = firsts[Encoding.UTF8.GetBytes(label.ToUpperInvariant())[0]] = true;
            return firsts;
        }
    }

    /// <summary>Two to four words with capitals, and no more but a date or what a separator sets apart.</summary>
    [GeneratedRegex(
        @"^(?:(?i:written |posted |published )?(?i:by|von|par|por|di|автор):?) ((?:\p{Lu}[\p{L}\p{M}.'’-]*)"
        + @"(?: (?:(?:de|da|di|van|von|der|den|la|le|al|bin)\b ?){0,2}\p{Lu}[\p{L}\p{M}.'’-]*){1,3})"
        + @"(?=$|[,|·•–—(]| - | on \w| in \p{Lu}| \d| (?:updated|published|posted|last)\b)")]
    private static partial Regex Name();
}
