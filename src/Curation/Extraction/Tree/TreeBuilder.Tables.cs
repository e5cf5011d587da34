namespace Curation.Extraction.Tree;

/// <summary>Tables, selects and foreign content: where the standard leaves its body mode.</summary>
internal sealed partial class TreeBuilder
{
    /// <summary>Opens a part of the innermost table, with what must stand around it; ends the cell or caption that it stands in.</summary>
    private Content StartTablePart(in StartTag start)
    {
        var border = TableBorder();
        if (border <= 0) return Content.Markup;
        if (_open.TagAt(border) == Tag.Template)
        {
            // what stands in a template decides what may follow there; of one that is shown, this must be right
            if (tree[_open.NodeAt(border)].Tag != Tag.Template) GoBeyond(Beyond.FosterParenting);
            if (start.Tag == Tag.Col) _open.Add(Tag.Col, start.Category);
            else _open.Push(start.Tag, start.Category);
            return Content.Markup;
        }

        if (_open.TagAt(border) != Tag.Table)
        {
            PopTo(border);
            border = TableBorder();
        }

        StartPart(start, border + 1);
        return Content.Markup;
    }

    /// <param name="within">The depth of what stands directly in the table.</param>
    private void StartPart(in StartTag start, int within)
    {
        switch (start.Tag)
        {
            case Tag.Col:
                if (_open.Top != Tag.Colgroup) PopTo(within);
                if (_open.Top != Tag.Colgroup) _open.Push(Tag.Colgroup, Category.None);
                _open.Add(Tag.Col, start.Category);
                return;
            case Tag.Tr:
                OpenSection(within);
                break;
            case Tag.Td or Tag.Th:
                OpenRow(within);
                break;
            default:
                PopTo(within);
                break;
        }

        _open.Push(start.Tag, start.Category);
        if (start.Tag is Tag.Td or Tag.Th or Tag.Caption) _formatting.Mark();
    }

    private void OpenSection(int within)
    {
        var isOpen = _open.Depth > within && _open.TagAt(within) is Tag.Tbody or Tag.Thead or Tag.Tfoot;
        PopTo(isOpen ? within + 1 : within);
        if (!isOpen) _open.Push(Tag.Tbody, Category.None);
    }

    private void OpenRow(int within)
    {
        if (_open.Depth > within + 1 && _open.TagAt(within + 1) == Tag.Tr)
        {
            PopTo(within + 2);
            return;
        }

        OpenSection(within);
        _open.Push(Tag.Tr, Category.None);
    }

    private int TableBorder()
    {
        for (var i = _open.Depth - 1; i > 0; i--)
        {
            Work(1);
            if (_open.TagAt(i) is Tag.Table or Tag.Td or Tag.Th or Tag.Caption or Tag.Template) return i;
        }

        return -1;
    }

    /// <summary>Whether a start tag directly in a table is done with.</summary>
    private bool StartInTable(in StartTag start)
    {
        if (_open.Top == Tag.Colgroup && start.Tag != Tag.Template) Pop();
        switch (start.Tag)
        {
            case Tag.Style or Tag.Script or Tag.Template:
                return false;
            case Tag.Input when start.IsHiddenInput:
                _open.Add(Tag.Input, start.Category);
                return true;
            case Tag.Form:
                if (_form < 0 && _open.Count(Tag.Template) == 0) _form = _open.Add(Tag.Form, start.Category);
                return true;
            case Tag.Table when _open.Top.Has(Traits.TableContext) && TableBorder() is var border && _open.TagAt(border) == Tag.Table:
                PopTo(border);
                return _open.Top.Has(Traits.TableContext) && StartInTable(start);
            default:
                GoBeyond(Beyond.FosterParenting);
                return false;
        }
    }

    private bool IsInSelect()
    {
        for (var i = _open.Depth - 1; i > 0; i--)
        {
            if (_open.TagAt(i) == Tag.Select) return true;
            if (_open.TagAt(i) is not (Tag.Option or Tag.Optgroup)) return false;
        }

        return false;
    }

    /// <summary>Whether the start tag has ended the select, or is allowed there, and still is to be inserted.</summary>
    private bool StartInSelect(in StartTag start)
    {
        switch (start.Tag)
        {
            case Tag.Option or Tag.Optgroup or Tag.Hr:
                if (_open.Top == Tag.Option) Pop();
                if (_open.Top == Tag.Optgroup && start.Tag != Tag.Option) Pop();
                if (start.Tag == Tag.Hr) _open.Add(Tag.Hr, start.Category);
                else _open.Push(start.Tag, start.Category);
                return false;
            case Tag.Select:
                CloseSelect();
                return false;
            case Tag.Script or Tag.Template:
                return true;
            case Tag.Caption or Tag.Table or Tag.Tbody or Tag.Tfoot or Tag.Thead or Tag.Tr or Tag.Td or Tag.Th when _open.Count(Tag.Table) > 0:
                CloseSelect();
                return true;
            default:
                GoBeyond(Beyond.SelectContent);
                return false;
        }
    }

    private void CloseSelect()
    {
        while (_open.Top != Tag.Select) Pop();
        Pop();
    }

    private void EndInSelect(Tag tag)
    {
        switch (tag)
        {
            case Tag.Optgroup:
                if (_open.Top == Tag.Option && _open.TagAt(_open.Depth - 2) == Tag.Optgroup) Pop();
                if (_open.Top == Tag.Optgroup) Pop();
                break;
            case Tag.Option when _open.Top == Tag.Option: Pop(); break;
            case Tag.Select: CloseSelect(); break;
            case Tag.Template: EndTemplate(); break;
            case Tag.Caption or Tag.Table or Tag.Tbody or Tag.Tfoot or Tag.Thead or Tag.Tr or Tag.Td or Tag.Th when Find(tag, Traits.TableBorder) > 0:
                CloseSelect();
                EndTablePart(tag);
                break;
        }
    }

    private void EndTablePart(Tag tag)
    {
        if (tag == Tag.Colgroup ? _open.Top == Tag.Colgroup : Find(tag, Traits.TableBorder) > 0) PopTo(Find(tag, Traits.TableBorder));
    }

    /// <summary>Whether the element stays in SVG or MathML.</summary>
    private bool StartForeign(in StartTag start)
    {
        if (ForeignNames.IsIntegrationPoint(_open.NameAt(_open.Depth - 1))) GoBeyond(Beyond.ForeignContent);
        if (ForeignNames.EndsForeignContent(start.Tag))
        {
            GoBeyond(Beyond.ForeignContent);
            while (IsInForeignContent) Pop();
            return false;
        }

        if (start.IsSelfClosing) _open.Add(Tag.Foreign, start.Category);
        else _open.Push(Tag.Foreign, start.Category, start.Name);
        return true;
    }

    private bool EndForeign(Tag tag, uint name)
    {
        if (tag is Tag.P or Tag.Br) GoBeyond(Beyond.ForeignContent);
        for (var i = _open.Depth - 1; i > 0 && _open.TagAt(i).Has(Traits.Foreign); i--)
        {
            Work(1);
            if (_open.NameAt(i) != name) continue;
            PopTo(i);
            return true;
        }

        return false;
    }
}
