using System.Collections.Concurrent;
using Curation.Core;
using Curation.Extraction.Charset;
using Curation.Extraction.Metadata;
using Curation.Extraction.Rendering;
using Curation.Extraction.Scoring;
using Curation.Extraction.Tree;

namespace Curation.Extraction;

/// <summary>Main text, title, date and declared language of an HTML page.</summary>
/// <remarks>
/// One flat tree per page; boilerplate dropped by vocabulary and link density, then the smallest element that holds most of the running text.
/// Rules and their worth: the steps of extraction research on mixed page types (WCXB) and articles (trafilatura, Readability, resiliparse).
/// </remarks>
public sealed class PageExtractor(ExtractOptions options) : IExtractor
{
    private readonly ConcurrentBag<Workspace> _idle = [];

    public ExtractedPage Extract(ReadOnlyMemory<byte> html, PageContext context) => Extract(html, context, explain: false).Page;

    /// <summary>The same with what was kept of the page, what was not, and by which rule.</summary>
    /// <exception cref="BadRecordException">A limit is broken.</exception>
    public (ExtractedPage Page, PageExplanation Why) Explain(ReadOnlyMemory<byte> html, PageContext context) =>
        Extract(html, context, explain: true) is var (page, why) ? (page, why!) : default;

    private (ExtractedPage Page, PageExplanation? Why) Extract(ReadOnlyMemory<byte> html, PageContext context, bool explain)
    {
        if (html.Length > options.MaxBytes)
            throw new BadRecordException("page-too-large", FormattableString.Invariant($"a page of more than {options.MaxBytes} bytes"));
        var utf8 = CharsetStep.ToUtf8(html, context.Charset);
        if (!_idle.TryTake(out var workspace)) workspace = new Workspace(options);
        var page = workspace.Extract(utf8, context, explain);
        _idle.Add(workspace);
        return page;
    }

    /// <summary>What one page needs, kept for the next.</summary>
    private sealed class Workspace
    {
        private readonly PageTree _tree = new();
        private readonly IPageParser _parser;
        private readonly TextRenderer _renderer;
        private readonly Favour _favour;

        public Workspace(ExtractOptions options)
        {
            _parser = new PageParser(_tree, options);
            _renderer = new TextRenderer(options.MaxDepth);
            _favour = options.Favour;
        }

        public (ExtractedPage Page, PageExplanation? Why) Extract(ReadOnlyMemory<byte> utf8, PageContext context, bool explain)
        {
            _parser.Parse(utf8);
            var root = MainText.Select(_tree, _favour, PageKinds.Of(context.Url, _tree.Declared));
            var text = _renderer.Render(_tree, root);
            var declared = JsonLd.Instead(text, _tree.Declared);
            var page = new ExtractedPage(declared ?? text)
            {
                Title = PageTitle.Of(_tree),
                Date = PageDate.Of(_tree.Declared),
                Language = PageLanguage.Of(_tree.Declared, context.LanguageHeader),
            };
            return (page, explain ? PageExplanation.Of(_tree, root, declared is not null) : null);
        }
    }
}
