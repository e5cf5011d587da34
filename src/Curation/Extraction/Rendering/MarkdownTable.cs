using Curation.Extraction.Tree;

namespace Curation.Extraction.Rendering;

/// <summary>Rows and cells of the table that is being written. A table that lays out a page, or is dropped but for one row, is none.</summary>
internal sealed class MarkdownTable
{
    private const int MostColumns = 64, FewestRows = 2;
    private readonly int[] _spans = new int[MostColumns];
    private int _table = -1, _cells, _rows, _owed, _cellStart;
    private bool _isInRow;

    public bool IsInTable => _table >= 0;

    public void Begin(PageTree tree, int table)
    {
        if (!DataTable.Is(tree, table, FewestRows)) return;
        (_table, _rows, _isInRow) = (table, 0, false);
        Array.Clear(_spans);
    }

    public void End(int table)
    {
        if (table == _table) _table = -1;
    }

    public void BeginRow(PageTree tree, int row, PageWriter writer)
    {
        _isInRow = DataTable.HasText(tree, row);
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
}
