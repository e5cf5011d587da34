using System.Runtime.InteropServices;
using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>A page as one array of nodes in document order, its text, and what its head declares. Reused from page to page.</summary>
internal sealed class PageTree
{
    private PageNode[] _nodes = new PageNode[4096];
    private byte[] _page = [], _side = new byte[1 << 14];
    private int _pageStart, _pageLength, _sideLength;
    private readonly List<int> _dropped = [];

    public int Count { get; private set; }

    public PageDeclarations Declared { get; set; } = new();

    public Span<PageNode> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>All that names of elements said, together.</summary>
    public Category Names { get; private set; }

    public ref PageNode this[int index] => ref _nodes[index];

    public ReadOnlySpan<byte> Page => _page.AsSpan(_pageStart, _pageLength);

    /// <summary>A part of the page as it stands there.</summary>
    public PageData Data(int start, int length) => new(_page.AsMemory(_pageStart + start, length));

    public ReadOnlySpan<byte> TextOf(in PageNode node) => BytesAt(node.Start, node.Length);

    /// <summary>Starts a page. Its texts stay where they are in it; those that are not as written there go to a buffer beside it.</summary>
    public void Begin(ReadOnlyMemory<byte> page)
    {
        if (!MemoryMarshal.TryGetArray(page, out var array)) array = page.ToArray();
        (_page, _pageStart, _pageLength) = (array.Array!, array.Offset, array.Count);
        Declared = new();
        Clear();
    }

    /// <summary>Forgets the nodes, not the page.</summary>
    public void Clear() => (Count, _sideLength, Names) = (0, 0, Category.None);

    public int Add(Tag tag, Category category, int parent, int depth)
    {
        if (Count == _nodes.Length) Array.Resize(ref _nodes, 2 * Count);
        ref var node = ref _nodes[Count];
        node = default;
        (node.Tag, node.Category, node.Parent, node.Depth, node.End) = (tag, category, parent, depth, Count + 1);
        Names |= category;
        node.Block = tag.IsBlock() || Count == 0 ? Count : _nodes[parent].Block;
        return Count++;
    }

    /// <summary>Takes other nodes, not more than there are, in the place of all.</summary>
    public void Replace(ReadOnlySpan<PageNode> nodes)
    {
        nodes.CopyTo(_nodes);
        Count = nodes.Length;
    }

    /// <summary>Adds a text of the page. One right behind another in the same element continues it: comments do not cut texts.</summary>
    /// <param name="start">Its place in the page; of a rewritten text as <see cref="Rewrite"/> or a copy gave it.</param>
    public void AddText(int start, int length, int parent, int depth, bool isInLink)
    {
        var sums = start >= 0 ? TextCounter.Count(_page, _pageStart + start, length, isInLink) : TextCounter.Count(_side, ~start, length, isInLink);
        if (_nodes[Count - 1] is { Tag: Tag.Text, IsFormula: false } last && last.Parent == parent)
        {
            Continue(ref _nodes[Count - 1], start, length, sums, isInLink);
            return;
        }

        Add(Tag.Text, Category.None, parent, depth);
        ref var node = ref _nodes[Count - 1];
        (node.Start, node.Length, node.Sums) = (start, length, sums);
    }

    /// <summary>Decodes the character references of a text of the page into the buffer beside it; line ends become line feeds, NULs vanish.</summary>
    public (int Start, int Length) Rewrite(int start, int length)
    {
        var room = Room(CharacterReferences.MostBytes(length));
        var written = CharacterReferences.DecodeText(Page.Slice(start, length), room);
        _sideLength += written;
        return (~(_sideLength - written), written);
    }

    public int Copy(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _sideLength += text.Length;
        return ~(_sideLength - text.Length);
    }

    public int Copy(string text, out int length)
    {
        length = Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        _sideLength += length;
        return ~(_sideLength - length);
    }

    public ReadOnlySpan<byte> BytesAt(int start, int length) =>
        start >= 0 ? _page.AsSpan(_pageStart + start, length) : _side.AsSpan(~start, length);

    /// <summary>Gives a text other bytes, which lie in no link.</summary>
    public void SetText(int node, ReadOnlySpan<byte> text)
    {
        var start = Copy(text);
        (_nodes[node].Start, _nodes[node].Length, _nodes[node].Sums) = (start, text.Length, TextCounter.Count(_side, ~start, text.Length, false));
    }

    private void Continue(ref PageNode node, int start, int length, TextSums sums, bool isInLink)
    {
        var before = BytesAt(node.Start, node.Length);
        var after = BytesAt(start, length);
        var isApart = IsSpace(before[^1]) || IsSpace(after[0]);
        if (isApart && node.Sums.Characters > 0 && sums.Characters > 0) sums.AddSpace(isInLink);
        var isNext = start >= 0 ? start == node.Start + node.Length : node.Start < 0 && ~start == ~node.Start + node.Length;
        if (!isNext) Join(ref node, before, after);
        node.Length += length;
        node.Sums.Add(sums);
    }

    private void Join(ref PageNode node, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var isLast = node.Start < 0 && ~node.Start + node.Length == _sideLength;
        if (!isLast) node.Start = Copy(before);
        Copy(after);
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r' or (byte)'\f';

    private Span<byte> Room(int length)
    {
        if (_side.Length - _sideLength < length) Array.Resize(ref _side, Math.Max(2 * _side.Length, _sideLength + length));
        return _side.AsSpan(_sideLength, length);
    }

    /// <summary>Takes a subtree out of the answer once the rule that drops it has seen all of the tree; see <see cref="Settle"/>.</summary>
    public void Drop(int node, Cut cut)
    {
        (_nodes[node].IsDropped, _nodes[node].Cut) = (true, cut);
        _dropped.Add(node);
    }

    /// <summary>Takes what was dropped out of the sums around it, as <see cref="Accumulate"/> would.</summary>
    public void Settle()
    {
        var nodes = Nodes;
        foreach (var root in _dropped)
        {
            var sums = nodes[root].Sums;
            for (var i = root; i > 0;)
            {
                i = nodes[i].Parent;
                nodes[i].Sums.Subtract(sums);
            }

            for (var i = root; i < nodes[root].End; i++)
            {
                ref var node = ref nodes[i];
                if (node.Tag != Tag.Text) node.Sums = node.Own = default;
                else if (!node.IsDropped && node.Block < root) nodes[node.Block].Own.Subtract(node.Sums);
                node.IsDropped = true;
            }
        }

        _dropped.Clear();
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

    public List<PageData> JsonLd { get; } = [];

    /// <summary>The data of pages that scripts build (application/json).</summary>
    public List<PageData> State { get; } = [];

    public string? Canonical { get; set; }

    /// <summary>What addresses on the page are relative to, where it says so.</summary>
    public string? Address { get; set; }

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
