using AngleSharp.Html.Parser.Tokens.Struct;

namespace Curation.Extraction.Tree;

/// <summary>The attributes of one start tag that mean something to extraction.</summary>
internal ref struct PageAttributes
{
    public ReadOnlyMemory<char> Class, Id, Role, Itemprop;
    private ReadOnlyMemory<char> _name, _content, _lang, _datetime, _rel, _href;
    private bool _isPublicationTime;

    /// <summary>What attributes other than names say.</summary>
    public Category Flags { get; private set; }

    public bool IsJsonLd { get; private set; }

    /// <summary>A script that holds a page's data, not code.</summary>
    public bool IsState { get; private set; }

    public static bool IsKnown(ReadOnlySpan<char> name) => name
        is "class" or "id" or "role" or "itemprop" or "name" or "property" or "http-equiv" or "content" or "lang" or "xml:lang" or "datetime" or "pubdate"
        or "hidden" or "aria-hidden" or "style" or "type" or "rel" or "href";

    public static PageAttributes Read(ref StructHtmlToken token)
    {
        var read = default(PageAttributes);
        for (var i = 0; i < token.Attributes.Count; i++)
        {
            var attribute = token.Attributes[i];
            read.Take(attribute.Name.Memory.Span, attribute.Value.Memory);
        }

        return read;
    }

    private void Take(ReadOnlySpan<char> name, ReadOnlyMemory<char> value)
    {
        switch (name)
        {
            case "class": Class = value; break;
            case "id": Id = value; break;
            case "role": TakeRole(value); break;
            case "itemprop": TakeItemprop(value); break;
            case "name" or "property" or "http-equiv": _name = value; break;
            case "content": _content = value; break;
            case "lang" or "xml:lang": if (_lang.IsEmpty) _lang = value; break;
            case "datetime": _datetime = value; break;
            case "pubdate": _isPublicationTime = true; break;
            case "rel": _rel = value; break;
            case "href": _href = value; break;
            case "hidden": Flags |= Category.Hidden; break;
            case "aria-hidden": if (value.Span.Equals("true", StringComparison.OrdinalIgnoreCase)) Flags |= Category.Hidden; break;
            case "style": if (Hides(value.Span)) Flags |= Category.Hidden; break;
            case "type": TakeType(value.Span); break;
        }
    }

    /// <summary>Takes down what a tag declares about the page.</summary>
    public readonly void Declare(Tag tag, PageDeclarations declared)
    {
        const int mostMetas = 1000;
        switch (tag)
        {
            case Tag.Html: declared.Language ??= _lang.IsEmpty ? null : _lang.ToString(); break;
            case Tag.Meta when declared.Metas.Count < mostMetas && !_content.IsEmpty:
                declared.Metas.Add(((_name.IsEmpty ? Itemprop : _name).ToString().ToLowerInvariant(), _content.ToString()));
                break;
            case Tag.Link or Tag.A when !_href.IsEmpty: DeclareLink(declared); break;
            case Tag.Time when !_datetime.IsEmpty && (declared.Time is null || (_isPublicationTime && !declared.TimeIsPublication)):
                (declared.Time, declared.TimeIsPublication) = (_datetime.ToString(), _isPublicationTime);
                break;
        }
    }

    private void TakeType(ReadOnlySpan<char> type)
    {
        IsJsonLd = type.Contains("ld+json", StringComparison.OrdinalIgnoreCase);
        IsState = type.Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }

    private readonly void DeclareLink(PageDeclarations declared)
    {
        const int mostLicenses = 20;
        var rel = _rel.Span;
        if (rel.Equals("canonical", StringComparison.OrdinalIgnoreCase)) declared.Canonical ??= _href.ToString();
        if (declared.Licenses.Count >= mostLicenses) return;
        var isLicense = (!rel.IsEmpty && rel.Contains("license", StringComparison.OrdinalIgnoreCase))
            || _href.Span.Contains("creativecommons.org/", StringComparison.OrdinalIgnoreCase);
        if (isLicense) declared.Licenses.Add(_href.ToString());
    }

    private void TakeRole(ReadOnlyMemory<char> value)
    {
        Role = value;
        if (value.Span is "main") Flags |= Category.MainRole;
    }

    private void TakeItemprop(ReadOnlyMemory<char> value)
    {
        Itemprop = value;
        if (value.Span.Contains("articleBody", StringComparison.OrdinalIgnoreCase)) Flags |= Category.Body;
        if (value.Span.Contains("datePublished", StringComparison.OrdinalIgnoreCase)) _isPublicationTime = true;
    }

    private static bool Hides(ReadOnlySpan<char> style)
    {
        var display = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return display >= 0 && style[(display + "display".Length)..].TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }
}
