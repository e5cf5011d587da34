using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Curation.Extraction.Tree;

/// <summary>A page as AngleSharp's conforming parser builds it. What the page declares is not read here.</summary>
internal sealed class AngleSharpParser(PageTree tree, ExtractOptions limits)
{
    private const int RoomAboveLimit = 10;

    private static readonly FrozenDictionary<string, Tag> _byName =
        Enum.GetValues<Tag>().Where(tag => tag is > Tag.Text and < Tag.Foreign).ToFrozenDictionary(tag => tag.ToString().ToLowerInvariant());

    private static readonly FrozenDictionary<string, AttributeName> _attributes = new[]
    {
        AttributeName.Class, AttributeName.Id, AttributeName.Role, AttributeName.Itemprop, AttributeName.Itemtype, AttributeName.Hidden, AttributeName.Style,
        AttributeName.Colspan, AttributeName.Rowspan, AttributeName.Start, AttributeName.Value, AttributeName.Rel, AttributeName.Type,
        AttributeName.Alt, AttributeName.Alttext, AttributeName.Encoding, AttributeName.AriaHidden, AttributeName.Href, AttributeName.Name,
        AttributeName.AriaModal, AttributeName.AriaExpanded, AttributeName.AriaControls, AttributeName.AriaHaspopup,
        AttributeName.DataToggle, AttributeName.DataBsToggle,
        AttributeName.DataTarget, AttributeName.DataBsTarget, AttributeName.Reversed, AttributeName.Checked, AttributeName.ShadowRootMode, AttributeName.Slot,
    }.ToFrozenDictionary(PageAttributes.Spelling);

    private readonly TreeWriter _open = new(tree, limits);
    private readonly CategoryCache _categories = new();
    private byte[] _values = new byte[4096];
    private bool _hasShadows;
    private readonly Stack<(INodeList Children, int Next)> _path = new();
    private readonly HtmlParser _parser = new(new HtmlParserOptions
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        SkipScriptText = false,
        SkipRawText = false,
        SkipProcessingInstructions = true,
        MaximumDepth = limits.MaxDepth + RoomAboveLimit,
        ShouldEmitAttribute = static (ref _, name) => _attributes.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(name.Span),
    });

    /// <exception cref="Core.BadRecordException">too-deep or too-many-nodes.</exception>
    public void Parse(ReadOnlySpan<byte> utf8)
    {
        _hasShadows = Letters.Find(utf8, "shadowrootmode"u8) >= 0;
        var characters = ArrayPool<char>.Shared.Rent(Math.Max(1, utf8.Length));
        try
        {
            var length = TokenizerRuns.Shorten(characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, characters)));
            using var source = new TextSource(new CharArrayTextSource(characters, length));
            using var document = _parser.ParseDocument(source);
            Walk(document);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
            _path.Clear();
        }
    }

    private void Walk(IHtmlDocument document)
    {
        _open.Begin();
        foreach (var part in document.DocumentElement.ChildNodes)
        {
            if (part is IHtmlBodyElement body) tree[0].Category |= _categories.Of(Read(body));
            if (part is IHtmlHeadElement or IHtmlBodyElement) Walk(part.ChildNodes);
            else Enter(part);
        }

        _open.Finish();
    }

    /// <summary>Without recursion: pages nest deep.</summary>
    private void Walk(INodeList children)
    {
        var floor = _path.Count;
        _path.Push((children, 0));
        while (_path.Count > floor)
        {
            var (list, next) = _path.Pop();
            if (next < list.Length)
            {
                _path.Push((list, next + 1));
                Enter(list[next]);
            }
            else if (_path.Count > floor)
            {
                _open.Pop();
            }
        }
    }

    private void Enter(INode node)
    {
        if (node is IText text) Add(text.Data);
        if (node is not IElement element) return;
        var tag = TagOf(element);
        var attributes = Read(element);
        if (tag.Has(Traits.Void))
        {
            _open.Keep(attributes, _open.Add(tag, _categories.Of(attributes)));
            return;
        }

        var added = _open.Push(tag, _categories.Of(attributes), tag is Tag.Foreign or Tag.Unknown ? ForeignNames.HashOf(element.LocalName) : 0);
        _open.Keep(attributes, added);
        if (tag == Tag.Script && !attributes.IsTex)
        {
            _open.Pop();
            return;
        }

        _path.Push((element.ChildNodes, 0));
        if (_hasShadows && element.ShadowRoot is { } shadow) EnterShadow(shadow.ChildNodes);
    }

    /// <summary>The template that declared it stands in the page no more.</summary>
    private void EnterShadow(INodeList children)
    {
        var attributes = default(PageAttributes);
        attributes.Take(AttributeName.ShadowRootMode, "open"u8);
        _open.Keep(attributes, _open.Push(Tag.Template, Category.None));
        _path.Push((children, 0));
    }

    private static Tag TagOf(IElement element)
    {
        if (element.NamespaceUri == NamespaceNames.HtmlUri) return _byName.GetValueOrDefault(element.LocalName, Tag.Unknown);
        var isRoot = element.ParentElement is not { } parent || parent.NamespaceUri == NamespaceNames.HtmlUri;
        return isRoot ? element.LocalName == "math" ? Tag.Math : Tag.Svg : Tag.Foreign;
    }

    private void Add(string text)
    {
        var utf8 = tree.Copy(text, out var length);
        _open.Text(utf8, length, tree.BytesAt(utf8, length));
    }

    private PageAttributes Read(IElement element)
    {
        const int mostBytesOfOne = 3;
        var attributes = element.Attributes;
        var read = default(PageAttributes);
        var used = 0;
        for (var i = 0; i < attributes.Length; i++)
        {
            if (!_attributes.TryGetValue(attributes[i]!.LocalName, out var name)) continue;
            var value = attributes[i]!.Value;
            // values that were read stay in the room that they have
            if (_values.Length - used < mostBytesOfOne * value.Length) (_values, used) = (new byte[Math.Max(_values.Length, mostBytesOfOne * value.Length)], 0);
            var written = Encoding.UTF8.GetBytes(value, _values.AsSpan(used));
            read.Take(name, _values.AsSpan(used, written));
            used += written;
        }

        return read;
    }
}
