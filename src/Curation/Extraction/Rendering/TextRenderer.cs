using Curation.Extraction.Tree;

namespace Curation.Extraction.Rendering;

/// <summary>The kept part of a tree as text: blocks set apart by an empty line, and so what two line breaks part; list items and table rows one per line,
/// cells by a bar, code as it stands. Tables that lay out the page are blocks.</summary>
internal sealed class TextRenderer(int maxDepth)
{
    private readonly PageWriter _writer = new();
    private readonly int[] _open = new int[maxDepth + 2];
    private int _depth, _items, _cells, _preformatted, _breaks, _table, _unknownEnd, _raised = -1;

    public ReadOnlyMemory<byte> Render(PageTree tree, int root)
    {
        _writer.Clear();
        _depth = _items = _cells = _preformatted = _breaks = 0;
        _table = _raised = _unknownEnd = -1;
        var end = tree[root].End;
        for (var i = root; i < end; i++)
        {
            while (_depth > 0 && tree[_open[_depth - 1]].End <= i) Leave(tree, _open[--_depth]);
            ref var node = ref tree[i];
            if (node.IsDropped) i = node.End - 1;
            else if (node.Tag == Tag.Text) Write(tree, node);
            else Enter(tree, node.Tag, i);
        }

        while (_depth > 0) Leave(tree, _open[--_depth]);
        return _writer.ToMemory();
    }

    private void Write(PageTree tree, in PageNode node)
    {
        if (node.Sums.Characters > 0) _breaks = 0;
        if (_preformatted > 0) _writer.WritePreformatted(tree.TextOf(node));
        else _writer.Write(tree.TextOf(node));
    }

    private void Enter(PageTree tree, Tag tag, int index)
    {
        if (tag == Tag.Br) _breaks++;
        if (tag is Tag.Sup or Tag.Sub && _preformatted == 0) Raise(tree, index);
        _open[_depth++] = index;
        if (tag == Tag.Table && _table < 0 && DataTable.Is(tree, index, fewestRows: 1)) _table = _depth;
        if (IsCell(tag)) _writer.Ask(Gap.Cell);
        else Border(tree, index);
        if (tag == Tag.Unknown && _unknownEnd == index) _writer.Ask(Gap.Space);
        if (tag == Tag.Q && DataTable.HasText(tree, index)) _writer.WriteMark("“"u8);
        Count(tag, 1);
    }

    private void Raise(PageTree tree, int element)
    {
        var marks = Raised.Of(tree, element, _writer.Tail);
        if (!marks.Before.IsEmpty) _writer.WriteMark(marks.Before);
        if (!marks.Behind.IsEmpty) _raised = _depth;
    }

    /// <summary>A cell of a table that lays out the page is a block like others.</summary>
    private bool IsCell(Tag tag) => tag is Tag.Td or Tag.Th && _table >= 0;

    private void Leave(PageTree tree, int element)
    {
        var tag = tree[element].Tag;
        if (_depth == _raised)
        {
            _writer.WriteTight("]"u8);
            _raised = -1;
        }

        Count(tag, -1);
        if (tag == Tag.Q && DataTable.HasText(tree, element)) _writer.WriteTight("”"u8);
        if (!IsCell(tag)) Border(tree, element);
        if (tag == Tag.Unknown) _unknownEnd = tree[element].End;
        if (_table > _depth) _table = -1;
    }

    private void Count(Tag tag, int step)
    {
        if (tag is Tag.Li or Tag.Dd) _items += step;
        else if (IsCell(tag)) _cells += step;
        else if (tag.IsPreformatted()) CountPreformatted(step);
    }

    private void CountPreformatted(int step)
    {
        _preformatted += step;
        _writer.EndPreformatted();
    }

    private void Border(PageTree tree, int element)
    {
        var tag = tree[element].Tag;
        if (tag is Tag.Br) _writer.Ask(_cells > 0 && _preformatted == 0 ? Gap.Space : _breaks > 1 && _items == 0 ? Gap.Paragraph : Gap.Line);
        else if (tag is Tag.Li or Tag.Tr or Tag.Thead or Tag.Tbody or Tag.Tfoot or Tag.Dt or Tag.Dd or Tag.Caption or Tag.Option)
            _writer.Ask(_cells > 0 ? Gap.Space : Gap.Line);
        else if (tag.IsBlock() || tag == Tag.Hr) _writer.Ask(_cells > 0 ? Gap.Space : _items > 0 ? Gap.Line : Gap.Paragraph);
        else if (tree[element].Block == element) _writer.Ask(_cells > 0 ? Gap.Space : Gap.Line);
    }
}
