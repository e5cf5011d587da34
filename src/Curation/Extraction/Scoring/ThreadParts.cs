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

    /// <summary>Who says something, when, and to what.</summary>
    Speaker,

    /// <summary>What is said.</summary>
    Said,

    /// <summary>Of a page that is no thread: what readers say of its article.</summary>
    Comment,
}

/// <summary>Finds the posts of a thread by what forum software calls them: an article has no such parts, and where they are the page there is no other
/// text.</summary>
internal sealed class ThreadParts
{
    private const double LeastShare = 0.1;
    private ThreadPart[] _parts = [];
    private bool _hasComments;

    /// <summary>Whether the page is a thread.</summary>
    public bool IsFound { get; private set; }

    /// <summary>Of a block of texts, what the first one of them is that is more than a button.</summary>
    public ThreadPart Of(in TextBlock block)
    {
        if (!IsFound && !_hasComments) return ThreadPart.None;
        for (var i = block.First; i <= block.Last; i++)
        {
            if (!IsBeside(i)) return _parts[i];
        }

        return _parts[block.First];
    }

    /// <summary>Whether a text is left out of what is said around it.</summary>
    public bool IsBeside(int node) => IsFound && _parts[node] is ThreadPart.Beside or ThreadPart.Sealed;

    /// <param name="tree">Only what nobody reads is dropped in it, and its sums are those of the rest.</param>
    public void Find(PageTree tree, PageKind kind)
    {
        (IsFound, _hasComments) = (false, false);
        var found = tree.Names;
        var isDeclared = kind == PageKind.Discussion || (found & Category.Discussion) != 0;
        var said = found & (isDeclared ? Category.Said | Category.MaybeSaid : Category.Said);
        if (_parts.Length < tree.Count) _parts = new ThreadPart[2 * tree.Count];
        if (said != Category.None)
        {
            var (posts, text, article) = Mark(tree, said);
            IsFound = posts >= (isDeclared && (said & Category.Said) != 0 ? 1 : 2) && text >= LeastShare * tree[0].Sums.Clean && text >= article;
        }

        if (IsFound) MarkOutside(tree);
        else if (!isDeclared && (found & Category.Comments) != 0 && (found & Category.Body) != 0) _hasComments = MarkComments(tree);
    }

    /// <summary>Marks what readers say below a text that is called an article's.</summary>
    /// <returns>Whether there is such a text, and what readers say is not called so too.</returns>
    private bool MarkComments(PageTree tree)
    {
        const int fewestSentences = 2, enough = 120;
        var (sentences, text) = (0, 0);
        _parts[0] = ThreadPart.None;
        for (var i = 1; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            var around = _parts[node.Parent];
            if (around == ThreadPart.Comment && (node.Category & Category.Body) != 0) return false;
            _parts[i] = around != ThreadPart.None ? around : Pruner.IsComments(node) ? ThreadPart.Comment
                : (node.Category & Category.Body) != 0 ? ThreadPart.Said : ThreadPart.None;
            if (_parts[i] == ThreadPart.Said && node.Tag == Tag.Text) (sentences, text) = (sentences + node.Sums.Sentences, text + node.Sums.Clean);
        }

        foreach (ref var part in _parts.AsSpan(0, tree.Count))
        {
            if (part == ThreadPart.Said) part = ThreadPart.None;
        }

        return sentences >= fewestSentences || text >= enough;
    }

    /// <summary>Marks every node by its own name, or as what it lies in.</summary>
    /// <returns>The number of posts, their length, and that of other text that is called an article's.</returns>
    private (int Posts, int Text, int Article) Mark(PageTree tree, Category said)
    {
        var (posts, text, article, endOfArticle, endOfSignature) = (0, 0, 0, 0, 0);
        _parts[0] = ThreadPart.None;
        for (var i = 1; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            var around = _parts[node.Parent];
            if (node.Tag == Tag.Text && IsLine(tree.TextOf(node))) endOfSignature = tree[node.Parent].End;
            var part = _parts[i] = i < endOfSignature ? ThreadPart.Sealed : node.Tag == Tag.Text ? around : PartOf(node, around, said);
            if ((node.Category & Category.Body) != 0) endOfArticle = Math.Max(endOfArticle, node.End);
            if (node.Tag == Tag.Text && part == ThreadPart.None && i < endOfArticle) article += node.Sums.Clean;
            if (part != ThreadPart.Said) continue;
            if (around != ThreadPart.Said && node.Sums.Characters > 0) posts++;
            if (node.Tag == Tag.Text) text += node.Sums.Clean;
        }

        return (posts, text, article);
    }

    /// <summary>What old forums draw above a signature.</summary>
    private static bool IsLine(ReadOnlySpan<byte> text)
    {
        const int shortest = 10;
        text = text.Trim(" \t\r\n"u8);
        return text.Length >= shortest && !text.ContainsAnyExcept((byte)'_');
    }

    private static ThreadPart PartOf(in PageNode node, ThreadPart around, Category said)
    {
        // a hidden block of a post is a spoiler; hidden words are there to spoil copies
        var isHidden = (node.Category & Category.Hidden) != 0 && (around != ThreadPart.Said || !node.Tag.IsBlock());
        if (isHidden || around == ThreadPart.Sealed || (node.Category & Category.Signature) != 0) return ThreadPart.Sealed;
        if ((node.Category & (Category.BesideSaid | Category.Speaker)) == Category.BesideSaid) return ThreadPart.Beside;
        if ((node.Category & said) != 0) return ThreadPart.Said;
        if (around == ThreadPart.Said) return ThreadPart.Said;
        if ((node.Category & Category.Speaker) != 0) return ThreadPart.Speaker;
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
