using System.Buffers;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Curation.Extraction.Tree;

/// <summary>A page read by AngleSharp's tokenizer, without its tree.</summary>
internal sealed class AngleSharpParser(PageTree tree, ExtractOptions options) : IPageParser
{
    private readonly TreeBuilder _builder = new(tree, options);
    private readonly CategoryCache _categories = new();
    private char[] _nameBuffer = new char[512];
    private Tag _captured;
    private List<string> _scripts = [];

    public void Parse(ReadOnlySpan<byte> utf8)
    {
        var characters = ArrayPool<char>.Shared.Rent(Math.Max(1, utf8.Length));
        try
        {
            var length = Encoding.UTF8.GetChars(utf8, characters);
            using var source = new TextSource(new CharArrayTextSource(characters, length));
            using var tokenizer = Tokenizer(source);
            _builder.Begin();
            Read(tokenizer);
            _builder.Finish();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static HtmlTokenizer Tokenizer(TextSource source) => new(source, HtmlEntityProvider.ResolverExtended)
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        SkipScriptText = true,
        SkipRawText = true,
        SkipProcessingInstructions = true,
        ShouldEmitAttribute = static (ref _, name) => PageAttributes.IsKnown(name.Span),
    };

    private void Read(HtmlTokenizer tokenizer)
    {
        _captured = Tag.Text;
        while (true)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.StartTag: Start(tokenizer, ref token); break;
                case HtmlTokenType.EndTag: _builder.End(Tags.Find(token.Name.Memory.Span)); _captured = Tag.Text; break;
                case HtmlTokenType.Character: Text(token.Data.Memory.Span); break;
                case HtmlTokenType.EndOfFile: return;
            }
        }
    }

    private void Text(ReadOnlySpan<char> text)
    {
        if (_captured == Tag.Title) tree.Declared.Title ??= text.ToString();
        else if (_captured == Tag.Script) _scripts.Add(text.ToString());
        else _builder.Text(text);
    }

    private void Start(HtmlTokenizer tokenizer, ref StructHtmlToken token)
    {
        var tag = Tags.Find(token.Name.Memory.Span);
        var attributes = PageAttributes.Read(ref token);
        attributes.Declare(tag, tree.Declared);
        _builder.Start(tag, CategoryOf(attributes), token.IsSelfClosing);
        _captured = Tag.Text;
        tokenizer.SkipScriptText = true;
        switch (tag)
        {
            case Tag.Script:
                tokenizer.State = HtmlParseMode.Script;
                if (!attributes.IsJsonLd && !attributes.IsState) break;
                _scripts = attributes.IsJsonLd ? tree.Declared.JsonLd : tree.Declared.State;
                tokenizer.SkipScriptText = false;
                _captured = Tag.Script;
                break;
            case Tag.Title:
                tokenizer.State = HtmlParseMode.RCData;
                _captured = Tag.Title;
                break;
            case Tag.Textarea: tokenizer.State = HtmlParseMode.RCData; break;
            case Tag.Style or Tag.Xmp or Tag.Iframe or Tag.NoEmbed or Tag.NoFrames: tokenizer.State = HtmlParseMode.Rawtext; break;
            case Tag.Plaintext: tokenizer.State = HtmlParseMode.Plaintext; break;
        }
    }

    private Category CategoryOf(in PageAttributes attributes)
    {
        var length = attributes.Class.Length + attributes.Id.Length + attributes.Role.Length + attributes.Itemprop.Length;
        if (length == 0) return attributes.Flags;
        if (_nameBuffer.Length < length + 3) _nameBuffer = new char[2 * length + 3];
        var end = 0;
        Append(attributes.Class.Span, ref end);
        Append(attributes.Id.Span, ref end);
        Append(attributes.Role.Span, ref end);
        Append(attributes.Itemprop.Span, ref end);
        return attributes.Flags | _categories.Of(_nameBuffer.AsSpan(0, end));
    }

    private void Append(ReadOnlySpan<char> name, ref int end)
    {
        if (name.IsEmpty) return;
        if (end > 0) _nameBuffer[end++] = ' ';
        name.CopyTo(_nameBuffer.AsSpan(end));
        end += name.Length;
    }
}
