using System.Collections.Concurrent;
using System.Text;
using Curation.Core;
using Curation.Extraction.Charset;
using Curation.Extraction.Metadata;
using Curation.Extraction.Rendering;
using Curation.Extraction.Scoring;
using Curation.Extraction.Tree;

namespace Curation.Extraction;

/// <summary>Main text of an HTML page, what the page declares about itself, what kind of page it is, and how sure all that is.</summary>
/// <remarks>
/// One flat tree per page. Boosted trees say how likely each block is main text, from its own numbers, the names of what it lies in, the kind of page,
/// and then from what was thought of its neighbours; the blocks with the greatest expected F-measure are the text. The rules of extraction research
/// (trafilatura, Readability, resiliparse) are one piece of the evidence.
/// </remarks>
public sealed class PageExtractor(ExtractOptions options) : IExtractor
{
    private readonly ConcurrentBag<Workspace> _idle = [];

    public ExtractedPage Extract(ReadOnlyMemory<byte> html, PageContext context) => Extract(html, context, explain: false).Page;

    /// <summary>The same with the page's type, the candidates for its text, and every block with the reason why it is in the text or not.</summary>
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
    private sealed class Workspace(ExtractOptions options)
    {
        private readonly PageTree _tree = new();
        private readonly PageAnalysis _analysis = new();
        private readonly TextRenderer _text = new(options.MaxDepth);
        private readonly MarkdownRenderer _markdown = new(options);
        private readonly float[] _answer = new float[(int)AnswerTrait.Count];
        private IPageParser? _parser;

        public (ExtractedPage Page, PageExplanation? Why) Extract(ReadOnlyMemory<byte> utf8, PageContext context, bool explain)
        {
            (_parser ??= new PageParser(_tree, options)).Parse(utf8);
            _analysis.Count(_tree);
            var trees = ExtractionTrees.BuiltIn;
            var types = trees.Judge(_tree, _analysis);
            MainBlocks.Choose(_tree, _analysis.Blocks, types, options.Favour);
            AnswerQuality.Fill(_answer, _analysis.Blocks, types);
            if (_analysis.IsOfProduct) PageTypes.Raise(types, PageType.Product);
            _analysis.Mark(_tree);
            var text = options.Output == OutputFormat.Markdown ? _markdown.Render(_tree) : _text.Render(_tree, 0);
            var instead = DeclaredText.Instead(text.Span, _tree, _analysis.Data);
            var page = new ExtractedPage(instead is null ? text : Encoding.UTF8.GetBytes(instead.Text))
            {
                PageType = PageTypes.Name(PageTypes.Best(types)),
                Candidate = instead?.Candidate ?? _analysis.Candidate(_tree),
                Quality = instead?.Quality ?? (text.Length == 0 ? 0 : AnswerQuality.Of(trees.Quality, _answer)),
            };
            page = PageMetadata.AddTo(page, _tree, _analysis.Data, context, _analysis.Thread.IsFound);
            return (page, explain ? PageExplanation.Of(_tree, _analysis, types, page) : null);
        }
    }
}
