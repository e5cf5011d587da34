using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>The plainest thing that can be said for a decision. The trees weigh many; this names the first that applies.</summary>
internal static class BlockReason
{
    private const double MostLinks = 0.5;
    private const int ShortLine = 60;

    private static readonly (Category Category, string Name)[] _named =
    [
        (Category.Hidden | Category.Folded | Category.Dialog | Category.Unseen, "hidden"), (Category.Consent, "consent"), (Category.Letter, "newsletter"),
        (Category.Comments, "comments"),
        (Category.Related, "related"), (Category.Share, "sharing"), (Category.Navigation | Category.Breadcrumb | Category.Pagination, "navigation"),
        (Category.PageFrame | Category.Sidebar | Category.Footer, "page-frame"), (Category.Promotion, "promotion"), (Category.Byline, "byline"),
        (Category.Tags, "tags"), (Category.Caption, "caption"),
    ];

    public static string Of(PageTree tree, in TextBlock block)
    {
        if (block.IsKept) return "likely";
        if (block.LinkCharacters > MostLinks * block.Characters) return "links";
        var found = Category.None;
        for (var i = tree[block.First].Parent; i > 0; i = tree[i].Parent)
        {
            found |= tree[i].Category;
            if (ByTag(tree[i].Tag) is { } name) return name;
        }

        foreach (var (category, name) in _named)
        {
            if ((found & category) != 0) return name;
        }

        return block.Characters < ShortLine ? "short-line" : "unlikely";
    }

    private static string? ByTag(Tag tag) => tag switch
    {
        Tag.Nav or Tag.Menu => "navigation",
        Tag.Footer or Tag.Aside => "page-frame",
        Tag.Form or Tag.Button or Tag.Label => "form",
        Tag.Figcaption => "caption",
        Tag.Dialog => "hidden",
        _ => null,
    };
}
