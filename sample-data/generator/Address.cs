using System.Text;

namespace SampleCrawl;

/// <summary>Paths of pages, in the habits of several content systems.</summary>
internal static class Address
{
    private static readonly string[] _s_sections = ["articles", "pages", "archive", "topics", "content", "read", "view", "node", "site", "p"];

    public static string Path(string title, Dice dice)
    {
        var slug = Slug(title);
        var number = dice.Between(10_000, 999_999);
        return dice.Below(5) switch
        {
            0 => $"/{dice.Pick(_s_sections)}/{slug}-{number}.html",
            1 => $"/{dice.Between(2012, 2025)}/{dice.Between(1, 12):00}/{slug}-{number % 1000}/",
            2 => $"/{dice.Pick(_s_sections)}/{number}/{slug}",
            3 => $"/index.php?id={number}&title={slug}",
            _ => $"/{slug}-{number}",
        };
    }

    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == 48) break;
        }

        return slug.Length < 3 ? "item" : slug.ToString().Trim('-');
    }
}
