using Curation.Extraction.Tree;

namespace Curation.Extraction.Rendering;

/// <summary>The kept part of a tree as Markdown (CommonMark, tables and definition lists as in PHP Markdown Extra). What the text
/// has of their marks is escaped.</summary>
internal sealed class MarkdownRenderer(ExtractOptions options)
{
    private const int ShortestFence = 3;

    /// <summary>A new line within a cell.</summary>
    private static ReadOnlySpan<byte> CellBreak => "<br>"u8;
    private readonly PageWriter _writer = new();
    private readonly MarkdownTable _tables = new();
    private readonly int[] _open = new int[options.MaxDepth + 2], _counts = new int[options.MaxDepth + 2], _indents = new int[options.MaxDepth + 2];

    /// <summary>Marks of elements that are open and have no text yet.</summary>
    private readonly Queue<(int Depth, byte[] Mark, byte[] Indent)> _pending = new();
    private int _depth, _cells, _preformatted, _headings, _items, _unknownEnd;

    /// <summary>Line breaks since the last text: two set paragraphs apart.</summary>
    private int _breaks;

    /// <summary>The depth of the inline code that is open, -1 where none is.</summary>
    private int _code;

    /// <summary>The depth of the note's number that is open, -1 where none is.</summary>
    private int _raised;
    private bool _isFenced;
    private byte[] _fence = [], _language = [], _mark = [];

    public ReadOnlyMemory<byte> Render(PageTree tree)
    {
        _writer.Clear();
        _pending.Clear();
        _depth = _cells = _preformatted = _headings = _items = _breaks = 0;
        _code = _raised = _unknownEnd = -1;
        for (var i = 0; i < tree.Count; i++)
        {
            while (_depth > 0 && tree[_open[_depth - 1]].End <= i) Leave(tree);
            ref var node = ref tree[i];
            if (node.IsDropped) i = Skip(node);
            else if (node.Tag == Tag.Text) Write(tree.TextOf(node), node.IsFormula);
            else if (node.Tag.IsPreformatted() && _cells > 0) i = WriteCellCode(tree, i);
            else Enter(tree, node.Tag, i);
        }

        while (_depth > 0) Leave(tree);
        return _writer.ToMemory();
    }

    /// <summary>A cell that is left out keeps its column.</summary>
    private int Skip(in PageNode node)
    {
        if (node.Tag is Tag.Td or Tag.Th && _tables.IsInTable) _tables.BeginCell(node, _writer);
        return node.End - 1;
    }

    private void Write(ReadOnlySpan<byte> text, bool isFormula)
    {
        var start = text.IndexOfAnyExcept(" \t\r\n\f"u8);
        if (_preformatted > 0)
        {
            if (start >= 0 && !_isFenced) Fence();
            if (_isFenced) _writer.WritePreformatted(text);
            return;
        }

        if (start != 0 && !text.IsEmpty) _writer.Ask(Gap.Space);
        if (start < 0) return;
        _breaks = 0;
        var isLine = _writer.IsAtLine && _headings + _cells == 0;
        Flush();
        if (isFormula) WriteVerbatim(text);
        else if (_code >= 0) WriteVerbatim(text[start..]);
        else WriteEscaped(text[start..], isLine);
    }

    /// <summary>Code and formulas have no marks, but in a table.</summary>
    private void WriteVerbatim(ReadOnlySpan<byte> text)
    {
        while (_cells > 0 && text.IndexOf((byte)'|') is >= 0 and var bar)
        {
            _writer.Write(text[..bar]);
            _writer.WriteMark("\\|"u8);
            text = text[(bar + 1)..];
        }

        _writer.Write(text);
    }

    private void WriteEscaped(ReadOnlySpan<byte> text, bool isLine)
    {
        var isCell = _cells > 0 && _tables.IsInTable;
        var (written, mark) = (0, isLine ? MarkdownEscape.AtLineStart(text) : -1);
        if (mark < 0) mark = MarkdownEscape.Next(text, 0, isCell);
        var tex = mark < 0 ? default : TexSpan.Next(text, 0);
        for (; mark >= 0; mark = MarkdownEscape.Next(text, mark + 1, isCell))
        {
            while (tex.End <= mark && tex.Start < text.Length) tex = TexSpan.Next(text, tex.End);
            if (mark >= tex.Start && mark < tex.End && text[mark] != '|') continue;
            _writer.Write(text[written..mark]);
            _writer.WriteMark("\\"u8);
            written = mark;
        }

        _writer.Write(text[written..]);
    }

    private void Fence()
    {
        Flush();
        _writer.WriteMark(_fence);
        _writer.WriteTight(_language);
        _writer.Ask(Gap.Line);
        _isFenced = true;
    }

    private void Flush()
    {
        while (_pending.TryDequeue(out var next))
        {
            if (next.Mark.AsSpan().StartsWith(CellBreak)) _writer.ForgetGap();
            _writer.WriteMark(next.Mark);
            _writer.Indent(next.Indent);
            _indents[next.Depth] = next.Indent.Length;
            _counts[next.Depth] = 1;
        }
    }

    private void Enter(PageTree tree, Tag tag, int index)
    {
        var depth = _depth++;
        (_open[depth], _counts[depth], _indents[depth]) = (index, tag == Tag.Ol ? NumberedList.Before(tree, index) : 0, 0);
        if (tag == Tag.Br) _breaks++;
        if (tag is Tag.Sup or Tag.Sub && _preformatted == 0) Raise(tree, index, depth);
        if (tag is Tag.Td or Tag.Th && _tables.IsInTable) _tables.BeginCell(tree[index], _writer);
        else if (tag == Tag.Tr && _tables.IsInTable) _tables.BeginRow(tree, index, _writer);
        else Border(tree, index);
        if (tag == Tag.Unknown && _unknownEnd == index) _writer.Ask(Gap.Space);
        if (tag == Tag.Br && _preformatted > 0) _writer.WritePreformatted("\n"u8);
        if (tag == Tag.P && _items > 0 && _cells == 0 && IsBehindText(tree) && DataTable.HasText(tree, index)) _writer.Ask(Gap.Paragraph);
        if (tag == Tag.Table && !_tables.IsInTable) _tables.Begin(tree, index);
        if (tag.IsHeading() && _headings++ == 0 && _cells == 0) Mark(depth, [.. Enumerable.Repeat((byte)'#', tag - Tag.H1 + 1), (byte)' '], []);
        else if (tag == Tag.Li) EnterItem(tree, depth, index);
        else if (tag == Tag.Dd && _cells == 0) Mark(depth, ": "u8, "  "u8);
        else if (tag == Tag.Blockquote && _cells == 0) Mark(depth, "> "u8, "> "u8);
        else if (tag == Tag.Q) Mark(depth, "“"u8, []);
        else if (options.Emphasis && EmphasisOf(tag) is { Length: > 0 } mark && _headings == 0) Mark(depth, mark, []);
        if (tag is Tag.Li or Tag.Dd) _items++;
        if (tag is Tag.Td or Tag.Th && _tables.IsInTable) _cells++;
        if (tag.IsPreformatted()) EnterCode(tree, index);
        else if (IsCode(tag) && _code < 0 && _preformatted == 0) EnterInlineCode(tree, index, depth);
    }

    private void Raise(PageTree tree, int element, int depth)
    {
        var marks = Raised.Of(tree, element, _pending.Count == 0 ? _writer.Tail : default);
        if (!marks.Before.IsEmpty) _writer.WriteMark(marks.Before);
        if (!marks.Behind.IsEmpty) _raised = depth;
    }

    /// <summary>Whether the item that is open has text already.</summary>
    private bool IsBehindText(PageTree tree)
    {
        var item = _depth - 1;
        while (item > 0 && tree[_open[item]].Tag is not (Tag.Li or Tag.Dd)) item--;
        return _counts[item] > 0 && !IsPending(item);
    }

    private void EnterItem(PageTree tree, int depth, int item)
    {
        var number = tree[item].FirstNumber;
        var list = depth - 1;
        while (list > 0 && tree[_open[list]].Tag is not (Tag.Ul or Tag.Ol or Tag.Menu or Tag.Dir)) list--;
        var isNumbered = tree[_open[list]].Tag == Tag.Ol;
        _counts[list] = number > 0 ? number : Math.Max(0, _counts[list] + (isNumbered && tree[_open[list]].IsReversed ? -1 : 1));
        var mark = isNumbered ? System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"{_counts[list]}. ")) : "- "u8.ToArray();
        var box = NumberedList.BoxOf(tree, item);
        if (_cells == 0) Mark(depth, [.. mark, .. box], "         "u8[..Math.Min(mark.Length, 9)]);
        else Mark(depth, _tables.HasCellText(_writer) || _pending.Count > 0 ? [.. CellBreak, .. mark] : mark, []);
    }

    private void Mark(int depth, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> indent) => _pending.Enqueue((depth, mark.ToArray(), indent.ToArray()));

    private static bool IsCode(Tag tag) => tag is Tag.Code or Tag.Samp or Tag.Kbd or Tag.Tt;

    /// <summary>Code of several blocks, or with marks of its own kind at its ends, stays without.</summary>
    private void EnterInlineCode(PageTree tree, int code, int depth)
    {
        var (run, longest) = (0, 0);
        for (var i = code + 1; i < tree[code].End; i++)
        {
            ref var node = ref tree[i];
            if (node.Tag.IsBlock() || node.Tag == Tag.Br || node.IsFormula) return;
            if (node.Tag != Tag.Text) continue;
            foreach (var b in tree.TextOf(node)) longest = Math.Max(longest, run = b == '`' ? run + 1 : 0);
        }

        _code = depth;
        _mark = [.. Enumerable.Repeat((byte)'`', longest + 1)];
        Mark(depth, longest > 0 ? [.. _mark, (byte)' '] : _mark, []);
    }

    private void EnterCode(PageTree tree, int code)
    {
        _writer.EndPreformatted();
        if (_preformatted++ > 0) return;
        var (run, longest) = (0, ShortestFence - 1);
        _language = [];
        if (BoxAround(tree, code) is var box and > 0) _language = tree.TextOf(tree[box]).ToArray();
        for (var i = code; i < tree[code].End; i++)
        {
            ref var node = ref tree[i];
            if (node.Tag is Tag.Pre or Tag.Code && node.Length > 0 && _language.Length == 0) _language = tree.TextOf(node).ToArray();
            if (node.Tag != Tag.Text) continue;
            foreach (var b in tree.TextOf(node)) longest = Math.Max(longest, run = b == '`' ? run + 1 : 0);
        }

        _fence = [.. Enumerable.Repeat((byte)'`', longest + 1)];
    }

    /// <summary>The box around code that names its language; -1 where none does.</summary>
    private static int BoxAround(PageTree tree, int code)
    {
        const int levels = 3;
        for (int level = 0, i = tree[code].Parent; level < levels && i > 0; level++, i = tree[i].Parent)
        {
            if (tree[i].Tag == Tag.Div && tree[i].Length > 0) return i;
        }

        return -1;
    }

    private void Leave(PageTree tree)
    {
        var depth = --_depth;
        var tag = tree[_open[depth]].Tag;
        var isMarked = !IsPending(depth);
        if (isMarked) _writer.Unindent(_indents[depth]);
        else Forget(depth);
        if (_code == depth)
        {
            if (isMarked) _writer.WriteTight(_mark.Length > 1 ? [(byte)' ', .. _mark] : _mark);
            _code = -1;
        }

        if (_raised == depth)
        {
            _writer.WriteTight("]"u8);
            _raised = -1;
        }

        if (tag.IsPreformatted()) LeaveCode();
        if (tag.IsHeading()) _headings--;
        if (tag is Tag.Li or Tag.Dd) _items--;
        if (tag is Tag.Td or Tag.Th && _tables.IsInTable) _cells--;
        else if (tag == Tag.Tr && _tables.IsInTable) _tables.EndRow(_writer);
        else Border(tree, _open[depth]);
        if (tag == Tag.Unknown) _unknownEnd = tree[_open[depth]].End;
        if (isMarked && _counts[depth] > 0 && tag == Tag.Q) _writer.WriteTight("”"u8);
        else if (isMarked && _counts[depth] > 0 && options.Emphasis && EmphasisOf(tag) is { Length: > 0 } mark) _writer.WriteTight(mark);
        if (tag == Tag.Table) _tables.End(_open[depth]);
    }

    private bool IsPending(int depth)
    {
        foreach (var pending in _pending)
        {
            if (pending.Depth == depth) return true;
        }

        return false;
    }

    /// <summary>An element without text leaves no mark; those that are open around it keep theirs.</summary>
    private void Forget(int depth)
    {
        for (var left = _pending.Count; left > 0; left--)
        {
            var pending = _pending.Dequeue();
            if (pending.Depth != depth) _pending.Enqueue(pending);
        }
    }

    /// <summary>Code in a cell: each line by itself between marks.</summary>
    /// <returns>Its last node.</returns>
    private int WriteCellCode(PageTree tree, int code)
    {
        var text = new List<byte>();
        for (var i = code + 1; i < tree[code].End; i++)
        {
            if (tree[i].Tag == Tag.Br) text.Add((byte)'\n');
            if (tree[i] is { Tag: Tag.Text, IsDropped: false }) text.AddRange(tree.TextOf(tree[i]));
        }

        var lines = text.ToArray().AsSpan();
        foreach (var range in lines.Split((byte)'\n'))
        {
            var line = lines[range].TrimEnd(" \t\r"u8);
            if (line.IsEmpty) continue;
            Flush();
            if (_tables.HasCellText(_writer)) WriteCellBreak();
            var mark = line.Contains((byte)'`') ? "``"u8 : "`"u8;
            _writer.WriteMark(mark);
            WriteVerbatim(line);
            _writer.WriteTight(mark);
        }

        _writer.Ask(Gap.Space);
        return tree[code].End - 1;
    }

    private void WriteCellBreak()
    {
        _writer.ForgetGap();
        _writer.WriteMark(CellBreak);
    }

    private void LeaveCode()
    {
        if (--_preformatted > 0) return;
        _writer.EndPreformatted();
        if (!_isFenced) return;
        _isFenced = false;
        _writer.Ask(Gap.Line);
        _writer.WriteMark(_fence);
    }

    private void Border(PageTree tree, int element)
    {
        var tag = tree[element].Tag;
        if (_preformatted > 0) return;
        if (tag == Tag.Br) _writer.Ask(_cells + _headings > 0 ? Gap.Space : _breaks > 1 && _items == 0 ? Gap.Paragraph : Gap.Line);
        else if (tag is Tag.Thead or Tag.Tbody or Tag.Tfoot && _tables.IsInTable) _writer.Ask(Gap.Line);
        else if (tag is Tag.Li or Tag.Dt or Tag.Dd or Tag.Option) _writer.Ask(_cells > 0 ? Gap.Space : Gap.Line);
        else if (tag.IsBlock() || tag == Tag.Hr) _writer.Ask(_cells > 0 ? Gap.Space : _items > 0 ? Gap.Line : Gap.Paragraph);
        else if (tree[element].Block == element) _writer.Ask(_cells + _headings > 0 ? Gap.Space : Gap.Line);
    }

    private static ReadOnlySpan<byte> EmphasisOf(Tag tag) => tag switch
    {
        Tag.Strong or Tag.B => "**"u8,
        Tag.Em or Tag.I => "*"u8,
        _ => default,
    };
}
