using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>What a text is in a thread.</summary>
internal enum ThreadPart : byte
{
    /// <summary>The page is no thread, or is silent of what the text is there.</summary>
    None,

    /// <summary>Of a thread's page, before its first post or behind its last one.</summary>
    Outside,

    /// <summary>About the author of a post, buttons, counts.</summary>
    Beside,

    /// <summary>The same, whatever lies within.</summary>
    Sealed,

    /// <summary>Who says something, and when.</summary>
    Speaker,

    /// <summary>What is said.</summary>
    Said,
}

/// <summary>Finds the posts of a thread by what forum software calls them: an article has no such parts, and where they are the page there is no other
/// text.</summary>
internal sealed class ThreadParts
{
    private const double LeastShare = 0.25;
    private ThreadPart[] _parts = [];

    /// <summary>Whether the page is a thread.</summary>
    public bool IsFound { get; private set; }

    public ThreadPart this[int node] => IsFound ? _parts[node] : ThreadPart.None;

    /// <param name="tree">Only what nobody reads is dropped in it, and its sums are those of the rest.</param>
    public void Find(PageTree tree, PageKind kind)
    {
        IsFound = false;
        var said = NamesOfSaid(tree, kind);
        if (said == Category.None) return;
        if (_parts.Length < tree.Count) _parts = new ThreadPart[2 * tree.Count];
        var (posts, text) = Mark(tree, said);
        var fewest = kind == PageKind.Discussion ? 1 : 2;
        IsFound = posts >= fewest && text >= LeastShare * tree[0].Sums.Clean;
        if (IsFound) MarkOutside(tree);
    }

    /// <summary>The names that mean posts on this page; none where there are none.</summary>
    private static Category NamesOfSaid(PageTree tree, PageKind kind)
    {
        var found = Category.None;
        foreach (ref readonly var node in tree.Nodes) found |= node.Category;
        var trusted = kind == PageKind.Discussion || (found & Category.Discussion) != 0 ? Category.Said | Category.MaybeSaid : Category.Said;
        return found & trusted;
    }

    /// <summary>Marks every node by its own name, or as what it lies in.</summary>
    private (int Posts, int Text) Mark(PageTree tree, Category said)
    {
        var (posts, text) = (0, 0);
        _parts[0] = ThreadPart.None;
        for (var i = 1; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            var around = _parts[node.Parent];
            var part = _parts[i] = node.Tag == Tag.Text ? around : PartOf(node, around, said, tree);
            if (part != ThreadPart.Said) continue;
            if (around != ThreadPart.Said && node.Sums.Characters > 0) posts++;
            if (node.Tag == Tag.Text) text += node.Sums.Clean;
        }

        return (posts, text);
    }

    private static ThreadPart PartOf(in PageNode node, ThreadPart around, Category said, PageTree tree)
    {
        const Category frame = Category.Sidebar | Category.PageFrame | Category.Hidden;
        if (around == ThreadPart.Sealed || (node.Category & Category.Signature) != 0) return ThreadPart.Sealed;
        if ((node.Category & (Category.BesideSaid | Category.Speaker)) == Category.BesideSaid) return ThreadPart.Beside;
        if ((node.Category & said) != 0) return ThreadPart.Said;
        if (around == ThreadPart.Said) return ThreadPart.Said;
        if ((node.Category & Category.Speaker) != 0) return ThreadPart.Speaker;
        if (around == ThreadPart.None && (node.Category & frame) != 0 && 2 * node.Sums.Clean < tree[0].Sums.Clean) return ThreadPart.Sealed;
        return around;
    }

    private void MarkOutside(PageTree tree)
    {
        var parts = _parts.AsSpan(0, tree.Count);
        var (first, last) = (parts.IndexOf(ThreadPart.Said), parts.LastIndexOf(ThreadPart.Said));
        // the smallest element around all posts; the post itself begins with its child
        var (begin, end) = (first, last + 1);
        for (var i = first; tree[i].End <= last; i = tree[i].Parent) begin = i;
        for (var i = last; i > first; i = tree[i].Parent) end = tree[i].End;
        for (var i = 1; i < begin; i++) Leave(ref parts[i]);
        for (var i = end; i < parts.Length; i++) Leave(ref parts[i]);

        static void Leave(ref ThreadPart part) => part = part is ThreadPart.None or ThreadPart.Speaker ? ThreadPart.Outside : part;
    }
}
