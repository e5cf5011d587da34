using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Blocks that lead elsewhere: lists of links, and boxes that hold little else.</summary>
internal static class LinkDensity
{
    private const int LongText = 400, ShortLine = 100;

    public static bool IsLinkList(in PageNode node, Favour favour)
    {
        var strictness = favour switch { Favour.Precision => 0.8, Favour.Recall => 1.15, _ => 1.0 };
        if (node.Sums.Characters == 0 || node.Sums.Clean > LongText) return false;
        return node.Sums.LinkDensity > strictness * node.Tag switch
        {
            Tag.Ul or Tag.Ol or Tag.Dl or Tag.Menu or Tag.Dir => 0.5,
            Tag.Div or Tag.Section or Tag.Table or Tag.Form or Tag.Fieldset or Tag.Header or Tag.Figure or Tag.Center => 0.55,
            Tag.P when node.Sums.Characters < ShortLine => 0.85,
            _ => 2,
        };
    }
}
