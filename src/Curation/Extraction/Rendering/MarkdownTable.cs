using Curation.Extraction.Tree;

namespace Curation.Extraction.Rendering;

/// <summary>Rows and cells of the table that is being written. A table that lays out a page, or is dropped but for one cell, is none.</summary>
internal sealed class MarkdownTable
{
    private const int MostColumns = 64, LongestList = 400;
    private readonly int[] _spans = new int[MostColumns];
    private int _table = -1, _cells, _rows, _owed, _cellStart;
    private bool _isInRow;

    public bool IsInTable => _table >= 0;

    public void Begin(PageTree tree, int table)
    {
        if (!IsData(tree, table)) return;
        (_table, _rows, _isInRow) = (table, 0, false);
        Array.Clear(_spans);
    }

    public void End(int table)
    {
        if (table == _table) _table = -1;
    }

    public void BeginRow(PageTree tree, int row, PageWriter writer)
    {
        _isInRow = HasText(tree, row);
        _cells = _owed = 0;
        if (!_isInRow)
        {
            foreach (ref var rows in _spans.AsSpan()) rows = Math.Max(0, rows - 1);
            return;
        }

        writer.Ask(Gap.Line);
        writer.WriteMark("|"u8);
    }

    public void BeginCell(in PageNode cell, PageWriter writer)
    {
        if (!_isInRow) return;
        FillSpans(writer);
        var end = Math.Min(MostColumns, _cells + cell.MoreColumns + 1);
        for (var i = _cells; i < end; i++) _spans[i] = cell.MoreRows;
        NextCell(writer);
        _owed = Math.Max(0, end - _cells);
        _cellStart = writer.Length;
        writer.Ask(Gap.Space);
    }

    /// <summary>Whether the cell that is open has text already.</summary>
    public bool HasCellText(PageWriter writer) => writer.Length > _cellStart;

    /// <summary>Empty cells where one to the left or above reaches.</summary>
    private void FillSpans(PageWriter writer)
    {
        for (; _owed > 0; _owed--) NextCell(writer);
        while (_cells < MostColumns && _spans[_cells] > 0)
        {
            _spans[_cells]--;
            NextCell(writer);
        }
    }

    private void NextCell(PageWriter writer)
    {
        writer.ForgetGap();
        if (_cells++ > 0) writer.WriteMark(" |"u8);
    }

    public void EndRow(PageWriter writer)
    {
        if (!_isInRow) return;
        FillSpans(writer);
        writer.ForgetGap();
        writer.WriteMark(" |"u8);
        if (_rows++ == 0)
        {
            writer.Ask(Gap.Line);
            writer.WriteMark("|"u8);
            for (var i = 0; i < _cells; i++) writer.WriteMark(" --- |"u8);
        }

        writer.Ask(Gap.Line);
        _isInRow = false;
    }

    /// <summary>At least two rows with text, one of them with two cells, no table or heading within, and lists and code short.</summary>
    private static bool IsData(PageTree tree, int table)
    {
        var (rows, cells, most) = (0, 0, 0);
        for (var i = table + 1; i < tree[table].End; i++)
        {
            var tag = tree[i].Tag;
            if (tag == Tag.Table || tag.IsHeading() || (tag is Tag.Pre or Tag.Ul or Tag.Ol && !IsShort(tree, i))) return false;
            if (tag == Tag.Tr) (rows, cells) = (rows + (HasText(tree, i) ? 1 : 0), 0);
            else if (tag is Tag.Td or Tag.Th) most = Math.Max(most, ++cells);
        }

        return rows >= 2 && most >= 2;
    }

    /// <summary>Whether a list or code can stand in a cell: one level, no blocks within.</summary>
    private static bool IsShort(PageTree tree, int element)
    {
        var characters = 0;
        for (var i = element + 1; i < tree[element].End; i++)
        {
            ref var node = ref tree[i];
            if (node.Tag == Tag.Text) characters += node.Sums.Characters;
            else if (node.Tag.IsBlock() && node.Tag != Tag.Li) return false;
        }

        return characters <= LongestList;
    }

    public static bool HasText(PageTree tree, int element)
    {
        for (var i = element; i < tree[element].End; i++)
        {
            if (tree[i] is { Tag: Tag.Text, IsDropped: false, Sums.Characters: > 0 }) return true;
        }

        return false;
    }
}
