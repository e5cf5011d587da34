using Curation.Extraction.Tree;

namespace Curation.Extraction.Rendering;

/// <summary>The kept part of a tree as text: blocks set apart by an empty line, list items and table rows one per line, cells by a bar,
/// code as it stands.</summary>
internal sealed class TextRenderer(int maxDepth)
{
    private readonly PageWriter _writer = new();
    private readonly int[] _open = new int[maxDepth + 2];
    private int _depth, _items, _cells, _preformatted, _raised = -1;

    public ReadOnlyMemory<byte> Render(PageTree tree, int root)
    {
        _writer.Clear();
        _depth = _items = _cells = _preformatted = 0;
        _raised = -1;
        var end = tree[root].End;
        for (var i = root; i < end; i++)
        {
            while (_depth > 0 && tree[_open[_depth - 1]].End <= i) Leave(tree[_open[--_depth]].Tag);
            ref var node = ref tree[i];
            if (node.IsDropped) i = node.End - 1;
            else if (node.Tag == Tag.Text) Write(tree, node);
            else Enter(tree, node.Tag, i);
        }

        while (_depth > 0) Leave(tree[_open[--_depth]].Tag);
        return _writer.ToMemory();
    }

    private void Write(PageTree tree, in PageNode node)
    {
        if (_preformatted > 0) _writer.WritePreformatted(tree.TextOf(node));
        else _writer.Write(tree.TextOf(node));
    }

    private void Enter(PageTree tree, Tag tag, int index)
    {
        if (tag is Tag.Sup or Tag.Sub && _preformatted == 0) Raise(tree, index);
        _open[_depth++] = index;
        if (tag is Tag.Td or Tag.Th) _writer.Ask(Gap.Cell);
        else Border(tag);
        Count(tag, 1);
    }

    private void Raise(PageTree tree, int element)
    {
        var marks = Raised.Of(tree, element, _writer.Tail);
        if (!marks.Before.IsEmpty) _writer.WriteMark(marks.Before);
        if (!marks.Behind.IsEmpty) _raised = _depth;
    }

    private void Leave(Tag tag)
    {
        if (_depth == _raised)
        {
            _writer.WriteTight("]"u8);
            _raised = -1;
        }

        Count(tag, -1);
        if (tag is not (Tag.Td or Tag.Th)) Border(tag);
    }

    private void Count(Tag tag, int step)
    {
        if (tag is Tag.Li or Tag.Dd) _items += step;
        else if (tag is Tag.Td or Tag.Th) _cells += step;
        else if (tag.IsPreformatted()) CountPreformatted(step);
    }

    private void CountPreformatted(int step)
    {
        _preformatted += step;
        _writer.EndPreformatted();
    }

    private void Border(Tag tag)
    {
        if (tag is Tag.Br) _writer.Ask(_cells > 0 && _preformatted == 0 ? Gap.Space : Gap.Line);
        else if (tag is Tag.Li or Tag.Tr or Tag.Thead or Tag.Tbody or Tag.Tfoot or Tag.Dt or Tag.Dd or Tag.Caption or Tag.Option)
            _writer.Ask(_cells > 0 ? Gap.Space : Gap.Line);
        else if (tag.IsBlock() || tag == Tag.Hr) _writer.Ask(_cells > 0 ? Gap.Space : _items > 0 ? Gap.Line : Gap.Paragraph);
    }
}
