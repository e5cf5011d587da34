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
        if (_own.Beyond == Beyond.Frameset && !ShowsText() && NoFrames(utf8) is { IsEmpty: false } instead)
        {
            // a page of frames has no text but what it shows to those who see no frames
            var declared = tree.Declared;
            _own.Parse(utf8 = instead);
            tree.Declared = declared;
        }

        if (options.Engine == Engine.Bytes && _own.Beyond == Beyond.Nothing) return;
        _own.CheckHandOver();
        _conforming.Parse(utf8.Span);
    }

    private bool ShowsText()
    {
        foreach (ref readonly var node in tree.Nodes)
        {
            if (node.Tag == Tag.Text && node.Sums.Characters > 0 && !tree[node.Parent].Tag.IsSilent()) return true;
        }

        return false;
    }

    private static ReadOnlyMemory<byte> NoFrames(ReadOnlyMemory<byte> utf8)
    {
        var page = utf8.Span;
        var start = PageScan.StartTag(page, 0, "noframes"u8);
        start = PageScan.Find(page, start, (byte)'>');
        return start >= page.Length ? default : utf8[(start + 1)..PageScan.EndTag(page, start + 1, "noframes"u8)];
    }
}
