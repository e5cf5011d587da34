using Curation.Core;

namespace Curation.Extraction.Tree;

/// <summary>Start tags, end tags and texts to a tree, in one pass: the seam between a tokenizer and extraction.</summary>
/// <remarks>
/// The tree of the HTML standard §13.2.6 as far as visible text needs it: implied end tags, scopes and tables. Misnested formatting elements are not
/// cloned, and text misplaced in a table stays there. The work per tag is bounded by the depth limit.
/// </remarks>
internal sealed class TreeBuilder(PageTree tree, ExtractOptions limits)
{
    private readonly int[] _open = new int[limits.MaxDepth + 1];
    private readonly byte[] _openTags = new byte[limits.MaxDepth + 1];
    private int _depth, _link;
    private bool _inBody;

    public void Begin()
    {
        tree.Clear();
        (_depth, _link, _inBody) = (0, -1, false);
        Push(Tag.Body, Category.None);
    }

    public void Finish()
    {
        while (_depth > 0) Pop();
    }

    public void Start(Tag tag, Category category, bool isSelfClosing)
    {
        if (tag is Tag.Html or Tag.Head or Tag.Body)
        {
            Merge(tag, category);
            return;
        }

        CloseImplied(tag);
        if (tag.IsVoid() || (isSelfClosing && tag is Tag.Unknown or Tag.Svg or Tag.Math)) Add(tag, category);
        else Push(tag, category);
        if (tag == Tag.A) _link = _depth - 1;
        if (!tag.IsHeadOnly()) _inBody = true;
    }

    public void End(Tag tag)
    {
        if (tag == Tag.A) _link = -1;
        if (tag == Tag.Br) Add(Tag.Br, Category.None);
        if (tag is Tag.Html or Tag.Head or Tag.Body or Tag.Unknown or Tag.Text) return;
        var at = LastOpen(tag.IsHeading() ? LastHeading() : IndexOf(tag), tag.IsTablePart());
        if (at > 0 && (tag.IsBlock() || tag.IsSilent() || !BlockAbove(at))) PopTo(at);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        CheckNodes();
        var silent = ((Tag)_openTags[_depth - 1]).IsSilent();
        if (silent || (!_inBody && text.IsWhiteSpace())) return;
        tree.AddText(text, _open[_depth - 1], _depth, _link >= 0);
        _inBody = true;
    }

    /// <summary>The body's names, and a second html or body tag, belong to the root.</summary>
    private void Merge(Tag tag, Category category)
    {
        if (tag == Tag.Body) tree[0].Category |= category;
    }

    private void CloseImplied(Tag tag)
    {
        switch (tag)
        {
            case Tag.Li: CloseItem(Tag.Li, Tag.Li, Tag.Ul, Tag.Ol); break;
            case Tag.Dt or Tag.Dd: CloseItem(Tag.Dt, Tag.Dd, Tag.Dl, Tag.Dl); break;
            case Tag.Tr: CloseTo(Tag.Tr); break;
            case Tag.Td or Tag.Th: CloseTo(Tag.Td, Tag.Th); break;
            case Tag.Thead or Tag.Tbody or Tag.Tfoot: CloseRows(); break;
            case Tag.Option: CloseTop(Tag.Option); break;
            case Tag.Optgroup: CloseTop(Tag.Option); CloseTop(Tag.Optgroup); break;
            case Tag.A when _link >= 0: End(Tag.A); break;
        }

        if (!tag.IsBlock() || tag == Tag.NoScript) return;
        var paragraph = LastOpen(IndexOf(Tag.P), false);
        if (paragraph > 0) PopTo(paragraph);
        if (tag.IsHeading() && ((Tag)_openTags[_depth - 1]).IsHeading()) Pop();
    }

    private void CloseItem(Tag one, Tag other, Tag list, Tag orList)
    {
        var item = Math.Max(IndexOf(one), IndexOf(other));
        if (item > Math.Max(IndexOf(list), IndexOf(orList)) && LastOpen(item, false) > 0) PopTo(item);
    }

    private void CloseRows()
    {
        CloseTo(Tag.Thead, Tag.Tbody);
        CloseTo(Tag.Tfoot);
    }

    /// <summary>Closes a part of the innermost table, and all within it.</summary>
    private void CloseTo(Tag one, Tag other = Tag.Text)
    {
        var at = Math.Max(IndexOf(one), IndexOf(other));
        if (at > IndexOf(Tag.Table)) PopTo(at);
    }

    private void CloseTop(Tag tag)
    {
        if (_openTags[_depth - 1] == (byte)tag) Pop();
    }

    private int IndexOf(Tag tag) => _openTags.AsSpan(0, _depth).LastIndexOf((byte)tag);

    private int LastHeading() => _openTags.AsSpan(0, _depth).LastIndexOfAnyInRange((byte)Tag.H1, (byte)Tag.H6);

    /// <summary>The place, unless the border of a cell or an object stands above it; parts of a table are stopped by tables alone.</summary>
    private int LastOpen(int at, bool isTablePart)
    {
        for (var i = _depth - 1; i > at && at > 0; i--)
        {
            if (isTablePart ? _openTags[i] == (byte)Tag.Table : ((Tag)_openTags[i]).IsBarrier()) return -1;
        }

        return at;
    }

    private bool BlockAbove(int at)
    {
        for (var i = _depth - 1; i > at; i--)
        {
            if (((Tag)_openTags[i]).IsBlock()) return true;
        }

        return false;
    }

    private void Push(Tag tag, Category category)
    {
        if (_depth > limits.MaxDepth) throw new BadRecordException("too-deep", FormattableString.Invariant($"elements nest deeper than {limits.MaxDepth}"));
        _open[_depth] = Add(tag, category);
        _openTags[_depth++] = (byte)tag;
    }

    private int Add(Tag tag, Category category)
    {
        CheckNodes();
        return tree.Add(tag, category, _depth == 0 ? 0 : _open[_depth - 1], _depth);
    }

    private void CheckNodes()
    {
        if (tree.Count >= limits.MaxNodes)
            throw new BadRecordException("too-many-nodes", FormattableString.Invariant($"more than {limits.MaxNodes} elements and texts"));
    }

    private void PopTo(int at)
    {
        while (_depth > at) Pop();
    }

    private void Pop()
    {
        tree[_open[--_depth]].End = tree.Count;
        if (_link >= _depth) _link = -1;
    }
}
