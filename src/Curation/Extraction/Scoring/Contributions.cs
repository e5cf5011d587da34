using System.Runtime.InteropServices;
using Curation.Extraction.Tree;
using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>Siblings called alike that each name a person, or are called comments: the posts of a thread, the comments under a text, a team.</summary>
/// <remarks>Of all such families on a page, the one with the most text. Told by structure alone, so that it holds in every language.</remarks>
internal sealed class Contributions
{
    private const Category Names = Category.Person | Category.Author | Category.Byline | Category.Comments;
    private const int Fewest = 3;
    private readonly Dictionary<ulong, (int Count, int Text, int Dated)> _families = [];
    private byte[] _marks = [];

    /// <summary>Writes number, share of the page's text, mean length and the share that is dated.</summary>
    public void Fill(Span<float> row, PageTree tree)
    {
        const byte named = 1, dated = 2;
        if (_marks.Length < tree.Count) _marks = new byte[2 * tree.Count];
        var marks = _marks.AsSpan(0, tree.Count);
        marks.Clear();
        _families.Clear();
        for (var i = tree.Count - 1; i > 0; i--)
        {
            ref readonly var node = ref tree[i];
            if (node.Tag == Tag.Text) continue;
            if ((node.Category & Names) != 0) marks[i] |= named;
            if (node.Tag == Tag.Time || (node.Category & Category.Date) != 0) marks[i] |= dated;
            marks[node.Parent] |= marks[i];
            if ((marks[i] & named) == 0 || node.Sums.Characters == 0) continue;
            ref var family = ref CollectionsMarshal.GetValueRefOrAddDefault(_families, FamilyOf(node), out _);
            family = (family.Count + 1, family.Text + node.Sums.Characters, family.Dated + (marks[i] >> 1));
        }

        var most = (Count: 0, Text: 0, Dated: 0);
        foreach (var family in _families.Values)
        {
            if (family.Count >= Fewest && family.Text > most.Text) most = family;
        }

        if (most.Count == 0) return;
        row[(int)PageTrait.Contributions] = Curves.Log2(most.Count);
        row[(int)PageTrait.ContributedShare] = (float)most.Text / Math.Max(1, tree[0].Sums.Characters);
        row[(int)PageTrait.ContributedMean] = Curves.Log2(1 + (most.Text / most.Count));
        row[(int)PageTrait.ContributedDates] = (float)most.Dated / most.Count;
    }

    private static ulong FamilyOf(in PageNode node) =>
        (((ulong)node.Parent * 0x9E3779B97F4A7C15) ^ (ulong)(node.Category & ~Category.OfThread) ^ ((ulong)node.Tag << 56)) * 0xD6E8FEB86659FD93;
}
