using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>A page as one array of nodes in document order, its text, and what its head declares. Reused from page to page.</summary>
internal sealed class PageTree
{
    private PageNode[] _nodes = new PageNode[4096];
    private byte[] _text = new byte[1 << 16];
    private int _textLength;

    public int Count { get; private set; }

    public PageDeclarations Declared { get; private set; } = new();

    public Span<PageNode> Nodes => _nodes.AsSpan(0, Count);

    public ref PageNode this[int index] => ref _nodes[index];

    public ReadOnlySpan<byte> TextOf(in PageNode node) => _text.AsSpan(node.Start, node.Length);

    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _textLength);

    public void Clear()
    {
        Count = _textLength = 0;
        Declared = new();
    }

    public int Add(Tag tag, Category category, int parent, int depth)
    {
        if (Count == _nodes.Length) Array.Resize(ref _nodes, 2 * Count);
        _nodes[Count] = new PageNode { Tag = tag, Category = category, Parent = parent, Depth = depth, End = Count + 1 };
        _nodes[Count].Block = tag.IsBlock() || Count == 0 ? Count : _nodes[parent].Block;
        return Count++;
    }

    /// <summary>A text right behind another in the same element continues it: a tokenizer may cut where it likes.</summary>
    public void AddText(ReadOnlySpan<char> text, int parent, int depth, bool isInLink)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length - _textLength < most) Array.Resize(ref _text, Math.Max(2 * _text.Length, _textLength + most));
        if (!(_nodes[Count - 1] is { Tag: Tag.Text } last && last.Parent == parent))
        {
            var index = Add(Tag.Text, Category.None, parent, depth);
            _nodes[index].Start = _textLength;
        }

        ref var node = ref _nodes[Count - 1];
        var length = Encoding.UTF8.GetBytes(text, _text.AsSpan(_textLength));
        node.Length += length;
        _textLength += length;
        node.Sums.Add(TextCounter.Count(text, isInLink));
    }

    /// <summary>Sums of the kept texts, from the leaves up. What lies within a dropped node is dropped.</summary>
    public void Accumulate()
    {
        var nodes = Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            ref var node = ref nodes[i];
            node.IsDropped |= nodes[node.Parent].IsDropped;
            if (node.Tag != Tag.Text) node.Sums = node.Own = default;
            else if (!node.IsDropped) nodes[node.Block].Own.Add(node.Sums);
        }

        for (var i = nodes.Length - 1; i > 0; i--)
        {
            if (!nodes[i].IsDropped) nodes[nodes[i].Parent].Sums.Add(nodes[i].Sums);
        }
    }
}

/// <summary>What a page says about itself outside its text.</summary>
internal sealed class PageDeclarations
{
    public string? Title { get; set; }

    public string? Language { get; set; }

    /// <summary>Name, property or http-equiv in lower case, and content.</summary>
    public List<(string Name, string Content)> Metas { get; } = [];

    public List<string> JsonLd { get; } = [];

    /// <summary>The data of pages that scripts build (application/json).</summary>
    public List<string> State { get; } = [];

    public string? Canonical { get; set; }

    /// <summary>Where links with rel=license, and links to Creative Commons, lead.</summary>
    public List<string> Licenses { get; } = [];

    /// <summary>The first one of that name; null when there is none.</summary>
    public string? Meta(string name)
    {
        foreach (var meta in Metas)
        {
            if (meta.Name == name) return meta.Content;
        }

        return null;
    }

    /// <summary>The first datetime of a time element that marks publication, or else of any.</summary>
    public string? Time { get; set; }

    public bool TimeIsPublication { get; set; }
}
