using System.Runtime.Intrinsics;
using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>The attributes that mean something to extraction; the names are those of HTML.</summary>
internal enum AttributeName : byte
{
    Other, Class, Id, Role, Itemprop, Itemtype, Name, Property, HttpEquiv, Content, Lang, XmlLang, Datetime, Pubdate, Hidden, AriaHidden, Style, Type,
    Rel, Href, Colspan, Rowspan, Start, Alt, Alttext, Encoding, Value, Reversed, Checked, AriaModal, AriaExpanded, AriaControls, AriaHaspopup,
    DataToggle, DataBsToggle, DataTarget, DataBsTarget, ShadowRootMode, Slot,
}

/// <summary>The attributes of one start tag that mean something to extraction. Values are UTF-8 with their character references decoded,
/// but for addresses: few of them are looked at.</summary>
internal ref struct PageAttributes
{
    private static readonly NameTable _byName =
        new(Enum.GetValues<AttributeName>().Where(name => name != AttributeName.Other).Select(name => (Spelling(name), (byte)name)));

    private static readonly ulong _rare = Enum.GetValues<AttributeName>().Where(name => name is AttributeName.Role or AttributeName.Hidden
        or AttributeName.AriaHidden or AttributeName.Style or AttributeName.Slot or AttributeName.ShadowRootMode
        or (>= AttributeName.AriaModal and <= AttributeName.DataBsTarget)).Aggregate(0ul, (all, name) => all | (1ul << (int)name));

    public ReadOnlySpan<byte> Class, Id, Role, Itemprop;
    private ReadOnlySpan<byte> _name, _content, _lang, _datetime, _rel, _href;
    private int _columns, _rows, _start, _value;

    /// <summary>What stands for a picture or a formula.</summary>
    public ReadOnlySpan<byte> Alternative { get; private set; }

    /// <summary>A script, or an annotation of a formula, in TeX.</summary>
    public bool IsTex { get; private set; }
    private bool _isPublicationTime, _isReversed, _isCheckbox, _isChecked, _isDialog, _isModeless;
    private Category _flags;
    private ulong _taken;

    /// <summary>What attributes other than names say.</summary>
    public readonly Category Flags => _isDialog && !_isModeless ? _flags | Category.Dialog : _flags;

    /// <summary>Whether one of the attributes is there that most elements are without: it hides, opens, is shown elsewhere or on a line of its own.</summary>
    public readonly bool IsRare => (_taken & _rare) != 0;

    /// <summary>Of an anchor: one that leads nowhere, and is not made a link by a script.</summary>
    public readonly bool IsPlace => !Has(AttributeName.Href) && (Has(AttributeName.Id) || Has(AttributeName.Name)) && Class.IsEmpty && Role.IsEmpty;

    /// <summary>What a click on it opens.</summary>
    public ClickTarget Click;

    /// <summary>Its style puts it on a line of its own.</summary>
    public bool IsBlock { get; private set; }

    /// <summary>Of a template: what it holds is shown in the place of its parent's content.</summary>
    public bool IsShadow { get; private set; }

    /// <summary>The slot of a shadow tree that it goes to.</summary>
    public ReadOnlySpan<byte> Slot { get; private set; }

    public readonly ReadOnlySpan<byte> Name => _name;

    public bool IsJsonLd { get; private set; }

    /// <summary>A script that holds a page's data, not code.</summary>
    public bool IsState { get; private set; }

    /// <summary>Of an input: one that nobody sees.</summary>
    public bool IsHiddenInput { get; private set; }

    /// <param name="lowerName">As <see cref="NameTable.Load"/> gives it.</param>
    public static AttributeName Find(Vector128<byte> lowerName) => (AttributeName)_byName.Find(lowerName);

    internal static string Spelling(AttributeName name) => name switch
    {
        AttributeName.HttpEquiv => "http-equiv",
        AttributeName.AriaHidden => "aria-hidden",
        AttributeName.AriaModal => "aria-modal",
        AttributeName.AriaExpanded => "aria-expanded",
        AttributeName.AriaControls => "aria-controls",
        AttributeName.AriaHaspopup => "aria-haspopup",
        AttributeName.DataToggle => "data-toggle",
        AttributeName.DataBsToggle => "data-bs-toggle",
        AttributeName.DataTarget => "data-target",
        AttributeName.DataBsTarget => "data-bs-target",
        AttributeName.XmlLang => "xml:lang",
        _ => name.ToString().ToLowerInvariant(),
    };

    public readonly bool Has(AttributeName name) => (_taken & (1ul << (int)name)) != 0;

    public void Take(AttributeName name, ReadOnlySpan<byte> value)
    {
        _taken |= 1ul << (int)name;
        switch (name)
        {
            case AttributeName.Class: Class = value; break;
            case AttributeName.Id: Id = value; break;
            case AttributeName.Role: TakeRole(value); break;
            case AttributeName.Itemprop: TakeItemprop(value); break;
            case AttributeName.Itemtype: TakeItemtype(value); break;
            case AttributeName.Name or AttributeName.Property or AttributeName.HttpEquiv: _name = value; break;
            case AttributeName.Content: _content = value; break;
            case AttributeName.Lang or AttributeName.XmlLang: if (_lang.IsEmpty) _lang = value; break;
            case AttributeName.Datetime: _datetime = value; break;
            case AttributeName.Pubdate: _isPublicationTime = true; break;
            case AttributeName.Rel: TakeRel(value); break;
            case AttributeName.Href:
                _href = value;
                Click.TakeLink(value);
                break;
            case AttributeName.Hidden: _flags |= Ascii.EqualsIgnoreCase(value, "until-found"u8) ? Category.Folded : Category.Hidden; break;
            case AttributeName.AriaHidden: if (Ascii.EqualsIgnoreCase(value, "true"u8)) _flags |= Category.Hidden; break;
            case AttributeName.AriaModal: _isModeless = Ascii.EqualsIgnoreCase(value, "false"u8); break;
            case AttributeName.Style: TakeStyle(value); break;
            case AttributeName.Type: TakeType(value); break;
            case AttributeName.Alt or AttributeName.Alttext: Alternative = value; break;
            case AttributeName.Encoding: IsTex |= Letters.Find(value, "tex"u8) >= 0 && Letters.Find(value, "text/"u8) < 0; break;
            case AttributeName.Colspan: _columns = MoreThanOne(value); break;
            case AttributeName.Rowspan: _rows = MoreThanOne(value); break;
            case AttributeName.Value: _value = Number(value, otherwise: 0); break;
            case AttributeName.Start: _start = Number(value) - 1; break;
            case AttributeName.Reversed: _isReversed = true; break;
            case AttributeName.Checked: _isChecked = true; break;
            case AttributeName.ShadowRootMode: IsShadow = Ascii.EqualsIgnoreCase(value, "open"u8) || Ascii.EqualsIgnoreCase(value, "closed"u8); break;
            case AttributeName.Slot: Slot = value; break;
            default: Click.Take(name, value); break;
        }
    }

    /// <summary>Takes down what a tag declares about the page.</summary>
    /// <param name="place">Where it stands: what is declared of a picture there is not declared of the page.</param>
    public readonly void Declare(Tag tag, PageDeclarations declared, TreeBuilder place)
    {
        const int mostMetas = 1000;
        switch (tag)
        {
            case Tag.Html: declared.Language ??= _lang.IsEmpty ? null : Encoding.UTF8.GetString(_lang); break;
            case Tag.Meta when declared.Metas.Count < mostMetas && !_content.IsEmpty && (Itemprop.IsEmpty || !place.IsInPart):
                var name = Encoding.UTF8.GetString(_name.IsEmpty ? Itemprop : _name).ToLowerInvariant();
                declared.Metas.Add((name, Encoding.UTF8.GetString(_content)));
                break;
            case Tag.Base when !_href.IsEmpty: declared.Address ??= Decoded(_href); break;
            case Tag.Link or Tag.A when !_href.IsEmpty: DeclareLink(declared, place); break;
            case Tag.Time when !_datetime.IsEmpty && (declared.Time is null || (_isPublicationTime && !declared.TimeIsPublication)) && !place.IsInOther:
                (declared.Time, declared.TimeIsPublication) = (Encoding.UTF8.GetString(_datetime), _isPublicationTime);
                break;
        }
    }

    /// <summary>What rendering needs to know of the element.</summary>
    public readonly void Keep(PageTree tree, int element)
    {
        ref var node = ref tree[element];
        if (node.Tag is Tag.Td or Tag.Th) (node.MoreColumns, node.MoreRows) = (_columns, _rows);
        else if (node.Tag == Tag.Ol) (node.FirstNumber, node.IsReversed) = (_start, _isReversed);
        else if (node.Tag == Tag.Li) node.FirstNumber = _value;
        else if (node.Tag == Tag.Input && _isCheckbox) node.Check = _isChecked ? Check.Done : Check.Open;
        else if (node.Tag is Tag.Pre or Tag.Code or Tag.Div && CodeLanguage.Of(Class, node.Tag == Tag.Div) is { IsEmpty: false } name)
            (node.Start, node.Length) = (tree.Copy(name), name.Length);
    }

    /// <summary>Of a picture: one of a formula, as MediaWiki, WordPress and Sphinx make them.</summary>
    public readonly bool IsFormula
    {
        get
        {
            foreach (var range in Class.SplitAny(" \t\r\n\f"u8))
            {
                var name = Class[range];
                if (name.SequenceEqual("tex"u8) || name.SequenceEqual("latex"u8) || name.SequenceEqual("math"u8)) return true;
                if (name.StartsWith("mwe-math-fallback-image"u8)) return true;
            }

            return false;
        }
    }

    private static int MoreThanOne(ReadOnlySpan<byte> value) => Math.Max(0, Number(value) - 1);

    /// <summary>The other one where it is none, is below zero, or has more digits than a number of a Markdown list may.</summary>
    private static int Number(ReadOnlySpan<byte> value, int otherwise = 1)
    {
        const int mostDigits = 8;
        value = value.Trim(" \t\r\n"u8);
        return value.Length <= mostDigits && int.TryParse(value, System.Globalization.NumberStyles.None, null, out var number) ? number : otherwise;
    }

    private void TakeType(ReadOnlySpan<byte> type)
    {
        IsJsonLd = Letters.Find(type, "ld+json"u8) >= 0;
        IsState = Ascii.EqualsIgnoreCase(type, "application/json"u8);
        IsTex = Letters.Find(type, "math/tex"u8) == 0;
        _isCheckbox = Ascii.EqualsIgnoreCase(type, "checkbox"u8);
        IsHiddenInput = Ascii.EqualsIgnoreCase(type, "hidden"u8);
    }

    private readonly void DeclareLink(PageDeclarations declared, TreeBuilder place)
    {
        const int mostLicenses = 20;
        if (Ascii.EqualsIgnoreCase(_rel, "canonical"u8)) declared.Canonical ??= Decoded(_href);
        if (declared.Licenses.Count >= mostLicenses) return;
        var isLicense = (!_rel.IsEmpty && Letters.Find(_rel, "license"u8) >= 0) || (!IsOnSite(_href) && _href.IndexOf("creativecommons.org/"u8) >= 0);
        if (isLicense && !place.IsInPart) declared.Licenses.Add(Decoded(_href));
    }

    private static bool IsOnSite(ReadOnlySpan<byte> address) => address is [(byte)'/', not (byte)'/', ..] or [(byte)'#', ..];

    private static string Decoded(ReadOnlySpan<byte> value)
    {
        var room = new byte[CharacterReferences.MostBytes(value.Length)];
        return Encoding.UTF8.GetString(room.AsSpan(0, CharacterReferences.DecodeAttribute(value, room)));
    }

    private void TakeRole(ReadOnlySpan<byte> value)
    {
        Role = value;
        Click.TakeRole(value);
        if (value.SequenceEqual("main"u8)) _flags |= Category.MainRole;
        _isDialog = value.SequenceEqual("dialog"u8) || value.SequenceEqual("alertdialog"u8);
    }

    private void TakeItemtype(ReadOnlySpan<byte> value)
    {
        var name = value.Trim(" \t\r\n"u8);
        name = name[(name.LastIndexOf((byte)'/') + 1)..];
        if (IsPart(name)) _flags |= Category.Part;
        if (name.SequenceEqual("Review"u8)) _flags |= Category.Reviews;
        if (name.SequenceEqual("Product"u8)) _flags |= Category.Sold;
        if (name.SequenceEqual("DiscussionForumPosting"u8) || name.SequenceEqual("QAPage"u8)) _flags |= Category.Discussion;
    }

    private void TakeItemprop(ReadOnlySpan<byte> value)
    {
        Itemprop = value;
        if (value.SequenceEqual("text"u8) || value.SequenceEqual("commentText"u8)) _flags |= Category.MaybeSaid;
        if (Letters.Find(value, "articleBody"u8) >= 0) _flags |= Category.Body;
        if (Letters.Find(value, "datePublished"u8) >= 0) _isPublicationTime = true;
        if (value.SequenceEqual("review"u8) || value.SequenceEqual("reviews"u8)) _flags |= Category.Reviews;
        if (Ascii.EqualsIgnoreCase(value, "author"u8)) _flags |= Category.Author;
    }

    /// <summary>Types of schema.org, by the last part of their address.</summary>
    private static bool IsPart(ReadOnlySpan<byte> name)
    {
        return name.SequenceEqual("ImageObject"u8) || name.SequenceEqual("VideoObject"u8) || name.SequenceEqual("AudioObject"u8)
            || name.SequenceEqual("MediaObject"u8) || name.SequenceEqual("Photograph"u8) || name.SequenceEqual("Comment"u8)
            || name.SequenceEqual("UserComments"u8) || name.SequenceEqual("Review"u8);
    }

    private void TakeRel(ReadOnlySpan<byte> value)
    {
        _rel = value;
        if (Ascii.EqualsIgnoreCase(value, "author"u8)) _flags |= Category.Author;
    }

    private void TakeStyle(ReadOnlySpan<byte> style)
    {
        var display = InlineStyle.Of(style, "display"u8);
        if (Ascii.EqualsIgnoreCase(display, "none"u8) || InlineStyle.Is(style, "visibility"u8, "hidden"u8)) _flags |= Category.Hidden;
        IsBlock = InlineStyle.IsBlock(display);
    }
}
