namespace Curation.Extraction.Tree;

/// <summary>End tags and formatting elements.</summary>
internal sealed partial class TreeBuilder
{
    public void End(Tag tag, uint name)
    {
        if (IsInForeignContent && EndForeign(tag, name)) return;
        if (tag is Tag.Html or Tag.Body or Tag.Head)
        {
            if (tag != Tag.Head && _open.Count(Tag.Template) == 0) LeaveHead();
            return;
        }

        if (!_isInBody && _open.Count(Tag.Template) == 0 && !EndsInHead(tag)) return;
        if (_open.Count(Tag.Select) > 0 && IsInSelect()) EndInSelect(tag);
        else if (tag.Has(Traits.TablePart) || tag == Tag.Table) EndTablePart(tag);
        else if (tag.Has(Traits.Formatting)) EndFormatting(tag);
        else EndInBody(tag, name);
    }

    private bool EndsInHead(Tag tag)
    {
        if (tag == Tag.Br) LeaveHead();
        else if (tag != Tag.Template && _open.Top == tag) Pop();
        return tag is Tag.Template or Tag.Br;
    }

    private void EndInBody(Tag tag, uint name)
    {
        switch (tag)
        {
            case Tag.P: EndParagraph(); break;
            case Tag.Br:
                if (_open.Top.Has(Traits.TableContext)) GoBeyond(Beyond.FosterParenting);
                Reconstruct();
                _open.Add(Tag.Br, Category.None);
                break;
            case Tag.Li when Find(tag, Traits.ListBorder) is > 0 and var item: PopTo(item); break;
            case Tag.Li: break;
            case >= Tag.H1 and <= Tag.H6: EndHeading(); break;
            case Tag.Form when _open.Count(Tag.Template) == 0: EndForm(); break;
            case Tag.Template: EndTemplate(); break;
            case Tag.Dd or Tag.Dt or Tag.Button or Tag.Object or Tag.Applet or Tag.Marquee or Tag.Form: EndInScope(tag); break;
            default:
                if (tag.Has(Traits.Structure)) EndInScope(tag);
                else EndOther(tag, name);
                break;
        }
    }

    private void EndInScope(Tag tag)
    {
        if (Find(tag, Traits.ScopeBorder) is > 0 and var depth) PopTo(depth);
    }

    private void EndParagraph()
    {
        if (Find(Tag.P, Traits.ButtonBorder) is > 0 and var paragraph)
        {
            PopTo(paragraph);
            return;
        }

        if (_open.Top.Has(Traits.TableContext)) GoBeyond(Beyond.FosterParenting);
        _open.Push(Tag.P, Category.None);
        Pop();
    }

    private void EndHeading()
    {
        for (var i = _open.Depth - 1; i > 0; i--)
        {
            Work(1);
            if (_open.TagAt(i).IsHeading())
            {
                PopTo(i);
                return;
            }

            if (_open.TagAt(i).Has(Traits.ScopeBorder)) return;
        }
    }

    private void EndForm()
    {
        var form = _form;
        _form = -1;
        var depth = Find(Tag.Form, Traits.ScopeBorder);
        if (form < 0 || depth < 0 || _open.NodeAt(depth) != form) return;
        while (_open.Top.Has(Traits.ImpliedEnd)) Pop();
        if (depth == _open.Depth - 1) Pop();
        else _open.Remove(depth);
    }

    private void EndTemplate()
    {
        if (_open.Count(Tag.Template) == 0) return;
        while (_open.Top != Tag.Template) Pop();
        Pop();
    }

    private void EndOther(Tag tag, uint name)
    {
        if (_open.Count(tag) == 0) return;
        for (var i = _open.Depth - 1; i > 0; i--)
        {
            Work(1);
            if (_open.TagAt(i) == tag && (tag != Tag.Unknown || _open.NameAt(i) == name))
            {
                PopTo(i);
                return;
            }

            if (_open.TagAt(i).Has(Traits.Special)) return;
        }
    }

    private void StartFormatting(in StartTag start)
    {
        if (start.Tag == Tag.A && _formatting.Find(Tag.A) is >= 0 and var link)
        {
            var node = _formatting[link].Node;
            EndFormatting(Tag.A);
            if (_formatting.Find(Tag.A) == link && _formatting[link].Node == node) Forget(link, node);
        }
        else if (start.Tag == Tag.Nobr)
        {
            Reconstruct();
            if (Find(Tag.Nobr, Traits.ScopeBorder) > 0) EndFormatting(Tag.Nobr);
        }

        Reconstruct();
        _formatting.Add(new(_open.Push(start.Tag, start.Category, start.Name), start.Tag, start.Category, start.Attributes, true), tree.Page);
    }

    /// <summary>Takes a formatting element off the list and the stack.</summary>
    private void Forget(int entry, int node)
    {
        _formatting.RemoveAt(entry);
        for (var i = _open.Depth - 1; i > 0; i--)
        {
            Work(1);
            if (_open.NodeAt(i) == node && _open.TagAt(i) != Tag.Text) _open.Remove(i);
        }
    }

    /// <summary>The standard's adoption agency, but for moving what stands within blocks: that is done for elements that mean nothing to extraction
    /// by leaving them where they are.</summary>
    private void EndFormatting(Tag tag)
    {
        var entry = _formatting.Find(tag);
        if (entry < 0)
        {
            EndOther(tag, 0);
            return;
        }

        var (node, category) = (_formatting[entry].Node, _formatting[entry].Category);
        if (!_formatting[entry].IsOpen)
        {
            _formatting.RemoveAt(entry);
            return;
        }

        var (holdsBlock, isTorn) = (false, false);
        for (var i = _open.Depth - 1; i > 0; i--)
        {
            Work(1);
            if (_open.NodeAt(i) == node)
            {
                _formatting.RemoveAt(entry);
                if (!holdsBlock) PopTo(i);
                else LeaveOpen(i, tag, category, isTorn || IsLeftForm(i - 1));
                return;
            }

            if (_open.TagAt(i).Has(Traits.ScopeBorder)) return;
            holdsBlock |= _open.TagAt(i).Has(Traits.Special);
            isTorn |= IsLeftForm(i) || IsSeen(_open.TagAt(i));
        }
    }

    /// <summary>Whether it is a form that has ended before what it holds: blocks would move out of it.</summary>
    private bool IsLeftForm(int depth) => _open.TagAt(depth) == Tag.Text && tree[_open.NodeAt(depth)].Tag == Tag.Form;

    private void LeaveOpen(int depth, Tag tag, Category category, bool isTorn)
    {
        if (isTorn || tag is Tag.A or Tag.Code || (category & Meaning) != 0) GoBeyond(Beyond.MisnestedFormatting);
        _open.Remove(depth);
        while (!_open.Top.Has(Traits.Special)) Pop();
        for (var i = depth + 1; !_open.TagAt(i).Has(Traits.Special); i++)
        {
            if (!_open.TagAt(i).Has(Traits.Formatting) && _open.TagAt(i) != Tag.Text) _open.Remove(i);
        }
    }

    /// <summary>An element that blocks move out of, though it shows where it is.</summary>
    private static bool IsSeen(Tag tag) => !tag.Has(Traits.Special) && (tag.IsBlock() || tag.Has(Traits.Silent));

    private void Reconstruct()
    {
        if (!_formatting.IsDue) return;
        for (var i = _formatting.FirstDue(); i < _formatting.Count; i++)
        {
            Work(1);
            _formatting.Reopen(i, _open.PushAgain(_formatting[i].Node, _formatting[i].Tag, _formatting[i].Category));
        }
    }
}
