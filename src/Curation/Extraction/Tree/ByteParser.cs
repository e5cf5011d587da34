using System.Runtime.CompilerServices;
using System.Text;
using Curation.Text;

namespace Curation.Extraction.Tree;

/// <summary>The tokenizer of the HTML standard §13.2.5 over UTF-8 bytes, in one pass, feeding a <see cref="TreeBuilder"/>.</summary>
/// <remarks>Scripts, styles and comments are jumped over; texts stay in the page; names are compared as numbers.</remarks>
internal sealed class ByteParser(PageTree tree, ExtractOptions options) : IPageParser
{
    private readonly TreeBuilder _builder = new(tree, options);
    private readonly CategoryCache _categories = new();
    private readonly Scratch _scratch = new();

    /// <summary>Drawings that are open in the page: HTML within ends them in the tree, and their titles are not the page's.</summary>
    private int _drawings;

    /// <summary>What the last page needed that its tree does not show.</summary>
    public Beyond Beyond => _builder.Beyond;

    /// <exception cref="Core.BadRecordException">too-much-work: the conforming parser would take more than linear time.</exception>
    public void CheckHandOver() => _builder.CheckHandOver();

    public void Parse(ReadOnlyMemory<byte> utf8)
    {
        tree.Begin(utf8);
        _builder.Begin();
        _drawings = 0;
        var page = tree.Page;
        for (var at = 0; at < page.Length;)
        {
            if (page[at] != '<' || !IsMarkup(page, at)) at = Text(page, at);
            if (at < page.Length) at = Markup(page, at);
        }

        _builder.Finish();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsMarkup(ReadOnlySpan<byte> page, int at)
    {
        if (at + 1 >= page.Length) return false;
        var next = page[at + 1];
        return char.IsAsciiLetter((char)next) || next is (byte)'!' or (byte)'?' || (next == '/' && at + 2 < page.Length);
    }

    private int Text(ReadOnlySpan<byte> page, int start)
    {
        var (end, isPlain) = (start, true);
        while (end < page.Length)
        {
            end = isPlain ? PageScan.PlainTextEnd(page, end) : PageScan.Find(page, end, (byte)'<');
            if (end == page.Length || (page[end] == '<' && IsMarkup(page, end))) break;
            isPlain &= page[end] == '<';
            end++;
        }

        _builder.Text(start, end - start, isPlain);
        return end;
    }

    private int Markup(ReadOnlySpan<byte> page, int at)
    {
        switch (page[at + 1])
        {
            case (byte)'/': return EndTag(page, at + 2);
            case (byte)'!': return Declaration(page, at + 2);
            case (byte)'?': return Behind(page, at + 2, (byte)'>');
            default: return StartTag(page, at + 1);
        }
    }

    private static int Behind(ReadOnlySpan<byte> page, int at, byte value) => Math.Min(page.Length, PageScan.Find(page, at, value) + 1);

    private int Declaration(ReadOnlySpan<byte> page, int at)
    {
        if (page[at..].StartsWith("--"u8)) return PageScan.CommentEnd(page, at + 2);
        if (_builder.IsInForeignContent && page[at..].StartsWith("[CDATA["u8))
        {
            var end = PageScan.CdataEnd(page, at + 7);
            _builder.RawText(at + 7, end - at - 7);
            return Math.Min(page.Length, end + 3);
        }

        var behind = Behind(page, at, (byte)'>');
        if (Doctype.Is(page[at..behind])) _builder.Doctype(Doctype.IsQuirky(page[at..behind]));
        return behind;
    }

    private int EndTag(ReadOnlySpan<byte> page, int start)
    {
        if (!char.IsAsciiLetter((char)page[start])) return Behind(page, start, (byte)'>');
        var end = PageScan.TagNameEnd(page, start);
        var (tag, name) = Name(page, start, end - start);
        if (tag == Tag.Svg && _drawings > 0) _drawings--;
        var at = end + 1;
        if (end == page.Length || page[end] != '>')
        {
            var ignored = default(PageAttributes);
            at = new AttributeReader(page, end, _scratch).Read(ref ignored, isNeeded: false, out _);
        }

        if (at <= page.Length) _builder.End(tag, name);
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Tag Tag, uint Name) Name(ReadOnlySpan<byte> page, int start, int length)
    {
        var key = NameTable.Load(page, start, length);
        return length <= NameTable.LongestName
            ? (Tags.Find(key), NameTable.ShortHash(key, length)) : (Tag.Unknown, (uint)XxHash64.Hash(page.Slice(start, length)));
    }

    private int StartTag(ReadOnlySpan<byte> page, int start)
    {
        var end = PageScan.TagNameEnd(page, start);
        var (tag, name) = Name(page, start, end - start);
        _scratch.Clear();
        var attributes = default(PageAttributes);
        var at = new AttributeReader(page, end, _scratch).Read(ref attributes, isNeeded: true, out var isSelfClosing);
        if (at > page.Length) return at;
        if (!_builder.IsInForeignContent) attributes.Declare(tag, tree.Declared, _builder);
        if (tag == Tag.Svg && !isSelfClosing) _drawings++;
        var before = tree.Count;
        var content = _builder.Start(new(tag, name, _categories.Of(attributes), end..at, isSelfClosing, attributes.IsHiddenInput));
        if (tree.Count > before) _builder.Keep(attributes);
        return content == Content.Markup ? at : RawContent(page, at, tag, content, attributes, page[start..end]);
    }

    /// <summary>Reads an element that holds no markup, up to its end tag.</summary>
    private int RawContent(ReadOnlySpan<byte> page, int at, Tag tag, Content content, in PageAttributes attributes, ReadOnlySpan<byte> name)
    {
        var end = content switch
        {
            Content.Plaintext => page.Length,
            Content.Script => PageScan.ScriptEnd(page, at),
            _ => PageScan.EndTag(page, at, name),
        };
        if (tag == Tag.Title && _drawings == 0) tree.Declared.Title ??= Decoded(page[at..end]);
        else if (tag == Tag.Script && attributes.IsJsonLd) tree.Declared.JsonLd.Add(tree.Data(at, end - at));
        else if (tag == Tag.Script && attributes.IsState) tree.Declared.State.Add(tree.Data(at, end - at));
        else if (end > at) _builder.RawText(at, end - at);
        return end;
    }

    private static string Decoded(ReadOnlySpan<byte> text)
    {
        var room = new byte[CharacterReferences.MostBytes(text.Length)];
        return Encoding.UTF8.GetString(room.AsSpan(0, CharacterReferences.DecodeText(text, room)));
    }
}
