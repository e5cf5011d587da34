using Curation.Core;

namespace Curation.Extraction.Tree;

/// <summary>A start tag as the tokenizer gives it to the tree.</summary>
/// <param name="Name">A hash of the name, which tells unknown ones apart.</param>
/// <param name="Attributes">Where they stand in the page.</param>
internal readonly record struct StartTag(Tag Tag, uint Name, Category Category, Range Attributes, bool IsSelfClosing, bool IsHiddenInput);

/// <summary>How the tokenizer reads what follows a start tag.</summary>
internal enum Content : byte
{
    Markup,
    RawText,
    Rcdata,
    Script,
    Plaintext,
}

/// <summary>What a page needs of tree construction that is not done here.</summary>
internal enum Beyond : byte
{
    Nothing,

    /// <summary>Text or an element directly in a table belongs in front of it.</summary>
    FosterParenting,

    /// <summary>A link or another formatting element that means something ends within a block that it holds.</summary>
    MisnestedFormatting,
    Frameset,

    /// <summary>HTML within SVG or MathML.</summary>
    ForeignContent,

    /// <summary>Other elements than options in a select.</summary>
    SelectContent,
}

/// <summary>Start tags, end tags and texts to a tree, in one pass (HTML standard §13.2.6), but for what is <see cref="Beyond"/> it.</summary>
/// <remarks>From there on the tree is only near that of a browser. The limits of a page hold nevertheless.</remarks>
internal sealed partial class TreeBuilder(PageTree tree, ExtractOptions limits)
{
    private const int MaxWork = 100_000_000, MaxMoves = 20_000;
    private const long MaxDepthSum = 100_000_000;
    private const Category Meaning = Category.Hidden | Category.Folded | Category.Navigation | Category.PageFrame
        | Category.Comments | Category.Body | Category.MainRole;
    private readonly TreeWriter _open = new(tree, limits);
    private readonly ActiveFormatting _formatting = new();
    private int _form, _work, _moves;
    private long _depthSum;
    private bool _isInBody, _hasBodyTag, _isQuirky;

    /// <summary>The first thing that was beyond this builder.</summary>
    public Beyond Beyond { get; private set; }

    public bool IsInForeignContent => _open.Top.Has(Traits.Foreign);

    /// <summary>Whether what is open is a picture or another part with a maker of its own, and not the page.</summary>
    public bool IsInPart => IsIn(Tag.Figure, Category.Part);

    /// <summary>Whether what is open is another text than the page's: a comment, a box, a teaser.</summary>
    public bool IsInOther => IsInPart || IsIn(Tag.Aside, Category.Comments | Category.Responses | Category.Related | Category.Sidebar);

    private bool IsIn(Tag tag, Category categories)
    {
        const int mostLevels = 100;
        for (var depth = _open.Depth - 1; depth > Math.Max(0, _open.Depth - mostLevels); depth--)
        {
            if (_open.TagAt(depth) == tag || (tree[_open.NodeAt(depth)].Category & categories) != 0) return true;
        }

        return false;
    }

    /// <summary>A document type counts where nothing stands before it; without one, tables do not end paragraphs, as in old browsers.</summary>
    public void Doctype(bool isQuirky)
    {
        if (_depthSum > 0 || _isInBody) return;
        _isQuirky = isQuirky;
        _depthSum = 1;
    }

    public void Begin()
    {
        _open.Begin();
        _formatting.Clear();
        (_form, _work, _moves, _depthSum) = (-1, 0, 0, 0);
        (_isInBody, _hasBodyTag, Beyond, _isQuirky) = (false, false, Beyond.Nothing, true);
    }

    public void Finish() => _open.Finish();

    public void Text(int start, int length, bool isPlain)
    {
        if (!isPlain || (_open.IsPreformatted && tree.Page.Slice(start, length).Contains((byte)'\r'))) (start, length) = tree.Rewrite(start, length);
        if (length == 0) return;
        var text = tree.BytesAt(start, length);
        var isTable = _open.Top.Has(Traits.TableContext);
        if ((isTable || !_isInBody) && !_open.IsInUnseenTemplate)
        {
            if (TreeWriter.IsSpace(text)) return;
            if (isTable) GoBeyond(Beyond.FosterParenting);
            LeaveHead();
        }

        if (_formatting.IsDue) Reconstruct();
        _open.Text(start, length, text);
    }

    /// <summary>What the attributes say of the element that was added last.</summary>
    public void Keep(in PageAttributes attributes) => _open.Keep(attributes, tree.Count - 1);

    /// <summary>The text of an element that holds no markup.</summary>
    public void RawText(int start, int length) => _open.Text(start, length, tree.BytesAt(start, length));

    public Content Start(in StartTag start)
    {
        _depthSum += _open.Depth;
        if (IsInForeignContent && StartForeign(start)) return Content.Markup;
        var tag = start.Tag == Tag.Image ? Tag.Img : start.Tag;
        if (tag is Tag.Html or Tag.Body or Tag.Head)
        {
            if (tag == Tag.Body) StartBody(start.Category);
            return Content.Markup;
        }

        if (!_isInBody && _open.Count(Tag.Template) == 0 && !StaysInHead(tag)) return Content.Markup;
        if (_open.Count(Tag.Select) > 0 && IsInSelect() && !StartInSelect(start)) return Content.Markup;
        if (tag.Has(Traits.TablePart)) return StartTablePart(start);
        if (_open.Top.Has(Traits.TableContext) && StartInTable(start)) return Content.Markup;
        return StartInBody(start, tag);
    }

    private void StartBody(Category category)
    {
        if (!_hasBodyTag && _open.Count(Tag.Template) == 0) tree[0].Category |= category;
        if (_open.Count(Tag.Template) == 0) LeaveHead();
        _hasBodyTag = true;
    }

    /// <summary>Whether the element is to be inserted; one that cannot stand in the head ends it.</summary>
    private bool StaysInHead(Tag tag)
    {
        if (_open.Count(Tag.NoScript) > 0)
        {
            if (tag == Tag.NoScript) return false;
            if (tag is Tag.Basefont or Tag.Bgsound or Tag.Link or Tag.Meta or Tag.NoFrames or Tag.Style) return true;
            PopTo(1);
        }

        if (!tag.Has(Traits.HeadOnly)) LeaveHead();
        return true;
    }

    private void LeaveHead()
    {
        if (_isInBody) return;
        if (_open.Count(Tag.Template) == 0) PopTo(1);
        _isInBody = true;
    }

    private Content StartInBody(in StartTag start, Tag tag)
    {
        var traits = TagTraits.Of(tag);
        if ((traits & Traits.Formatting) != 0)
        {
            StartFormatting(start);
            return Content.Markup;
        }

        if ((traits & Traits.Structure) != 0)
        {
            CloseParagraph();
            _open.Push(tag, start.Category);
            return Content.Markup;
        }

        return StartOther(start, tag, traits);
    }

    [LongMethod("one case for each kind of start tag in the standard's body mode")]
    private Content StartOther(in StartTag start, Tag tag, Traits traits)
    {
        switch (tag)
        {
            case Tag.P:
                CloseParagraph();
                break;
            case >= Tag.H1 and <= Tag.H6:
                CloseParagraph();
                if (_open.Top.IsHeading()) Pop();
                break;
            case Tag.Li:
                CloseItem(Tag.Li, Tag.Li);
                CloseParagraph();
                break;
            case Tag.Dt or Tag.Dd:
                CloseItem(Tag.Dt, Tag.Dd);
                CloseParagraph();
                break;
            case Tag.Form:
                if (_form >= 0 && _open.Count(Tag.Template) == 0) return Content.Markup;
                CloseParagraph();
                var form = _open.Push(tag, start.Category);
                if (_open.Count(Tag.Template) == 0) _form = form;
                return Content.Markup;
            case Tag.Hr:
                CloseParagraph();
                _open.Add(tag, start.Category);
                return Content.Markup;
            case Tag.Table:
                if (!_isQuirky) CloseParagraph();
                break;
            case Tag.Plaintext:
                CloseParagraph();
                _open.Push(tag, start.Category);
                return Content.Plaintext;
            case Tag.Xmp:
                CloseParagraph();
                Reconstruct();
                _open.Push(tag, start.Category);
                return Content.RawText;
            case Tag.Script or Tag.Style or Tag.NoFrames or Tag.Iframe or Tag.NoEmbed or Tag.Title or Tag.Textarea:
                _open.Push(tag, start.Category);
                return tag == Tag.Script ? Content.Script : tag is Tag.Title or Tag.Textarea ? Content.Rcdata : Content.RawText;
            case Tag.Template:
                _open.Push(tag, start.Category);
                _formatting.Mark();
                return Content.Markup;
            case Tag.Base or Tag.Basefont or Tag.Bgsound or Tag.Link or Tag.Meta or Tag.Param or Tag.Source or Tag.Track:
                _open.Add(tag, start.Category);
                return Content.Markup;
            case Tag.Frame: return Content.Markup;
            case Tag.Frameset:
                GoBeyond(Beyond.Frameset);
                return Content.Markup;
            case Tag.Svg or Tag.Math:
                Reconstruct();
                if (start.IsSelfClosing) _open.Add(tag, start.Category);
                else _open.Push(tag, start.Category, start.Name);
                return Content.Markup;
            default:
                StartInline(start, tag, traits);
                return Content.Markup;
        }

        _open.Push(tag, start.Category);
        return Content.Markup;
    }

    private void StartInline(in StartTag start, Tag tag, Traits traits)
    {
        switch (tag)
        {
            case Tag.Button when Find(Tag.Button, Traits.ScopeBorder) is > 0 and var button: PopTo(button); break;
            case Tag.Option when _open.Top == Tag.Option: Pop(); break;
            case Tag.Optgroup when _open.Top == Tag.Option: Pop(); break;
            case Tag.Rb or Tag.Rtc or Tag.Rt or Tag.Rp when Find(Tag.Ruby, Traits.ScopeBorder) > 0: CloseImplied(tag); break;
        }

        if (tag is not (Tag.Rb or Tag.Rtc or Tag.Rt or Tag.Rp)) Reconstruct();
        if ((traits & Traits.Void) != 0) _open.Add(tag, start.Category);
        else _open.Push(tag, start.Category, start.Name);
        if (tag is Tag.Object or Tag.Applet or Tag.Marquee) _formatting.Mark();
    }

    /// <summary>Generates implied end tags; of ruby parts, all but the container's for text and parentheses.</summary>
    private void CloseImplied(Tag by)
    {
        while (_open.Top.Has(Traits.ImpliedEnd) && !(_open.Top == Tag.Rtc && by is Tag.Rt or Tag.Rp)) Pop();
    }

    private void CloseParagraph()
    {
        if (Find(Tag.P, Traits.ButtonBorder) is > 0 and var paragraph) PopTo(paragraph);
    }

    private void CloseItem(Tag one, Tag other)
    {
        if (_open.Count(one) + _open.Count(other) == 0) return;
        for (var i = _open.Depth - 1; i > 0; i--)
        {
            Work(1);
            var tag = _open.TagAt(i);
            if (tag == one || tag == other)
            {
                PopTo(i);
                return;
            }

            if (tag.Has(Traits.Special) && tag is not (Tag.Address or Tag.Div or Tag.P)) return;
        }
    }

    /// <summary>The depth of the innermost one that no border hides, or -1.</summary>
    private int Find(Tag tag, Traits border)
    {
        if (_open.Count(tag) == 0) return -1;
        for (var i = _open.Depth - 1; i > 0; i--)
        {
            Work(1);
            if (_open.TagAt(i) == tag) return i;
            if (_open.TagAt(i).Has(border)) return -1;
        }

        return -1;
    }

    private void PopTo(int depth)
    {
        while (_open.Depth > depth) Pop();
    }

    private void Pop()
    {
        var tag = _open.Top;
        if (tag.Has(Traits.Formatting) && _formatting.Count > 0) _formatting.Close(_open.NodeAt(_open.Depth - 1));
        else if (tag is Tag.Td or Tag.Th or Tag.Caption or Tag.Template or Tag.Object or Tag.Applet or Tag.Marquee) _formatting.ClearToMark();
        _open.Pop();
    }

    private void GoBeyond(Beyond beyond)
    {
        if (Beyond == Beyond.Nothing) Beyond = beyond;
        _moves++;
    }

    /// <summary>A conforming parser searches its stack for each tag, and its tables for each thing that it moves.</summary>
    public void CheckHandOver()
    {
        if (_moves <= MaxMoves && _depthSum <= MaxDepthSum) return;
        throw new BadRecordException("too-much-work", FormattableString.Invariant($"{_moves} misplaced pieces, {_depthSum} steps up from tags"));
    }

    /// <summary>Counts elements looked at beyond one a tag: pages are read in linear time, or not at all.</summary>
    private void Work(int steps)
    {
        if ((_work += steps) > MaxWork) throw new BadRecordException("too-much-work", FormattableString.Invariant($"more than {MaxWork} steps for a page"));
    }
}
