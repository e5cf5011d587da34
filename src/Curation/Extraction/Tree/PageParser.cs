namespace Curation.Extraction.Tree;

/// <summary>Our own parser; for pages that are beyond it, or for all where that is asked, the conforming one.</summary>
/// <remarks>Our own reads each page first: for what the page declares, and to hold it against the limits.
/// So a page that breaks one has the same fate with both.</remarks>
internal sealed class PageParser(PageTree tree, ExtractOptions options) : IPageParser
{
    private readonly ByteParser _own = new(tree, options);
    private readonly AngleSharpParser _conforming = new(tree, options);

    public void Parse(ReadOnlyMemory<byte> utf8)
    {
        _own.Parse(utf8);
        if (options.Engine == Engine.Bytes && _own.Beyond == Beyond.Nothing) return;
        _own.CheckHandOver();
        _conforming.Parse(utf8.Span);
    }
}
