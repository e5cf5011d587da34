using Curation.Extraction.Metadata;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Everything that is counted about a page before anything is decided: its blocks, their numbers, the page's own.</summary>
internal sealed class PageAnalysis
{
    private readonly TextBlocks _blocks = new();

    public PageTraits Traits { get; } = new();

    public BlockFeatures Features { get; } = new();

    public BlockContext Context { get; } = new();

    public Span<TextBlock> Blocks => _blocks.All;

    public int Root { get; private set; }

    public StructuredData Data { get; private set; } = new(new PageDeclarations());

    public Declared Declared { get; private set; } = new(new PageDeclarations(), new StructuredData(new PageDeclarations()));

    public void Count(PageTree tree, string url)
    {
        Root = MainText.Select(tree, Favour.Balanced, PageKinds.Of(url, tree.Declared));
        var kept = new bool[tree.Count];
        for (var i = Root; i < tree[Root].End; i++) kept[i] = !tree[i].IsDropped;
        Pruner.Silence(tree);
        _blocks.Find(tree);
        foreach (ref var block in Blocks) block.IsInRules = kept[block.First];
        Data = new StructuredData(tree.Declared);
        Declared = new Declared(tree.Declared, Data);
        Traits.Fill(tree, Blocks, Root, url);
    }

    /// <param name="types">How likely each <see cref="PageType"/> is.</param>
    public void FillRows(PageTree tree, ReadOnlySpan<float> types, WordWeights words)
    {
        Span<float> page = stackalloc float[BlockFeatures.PageCount];
        types.CopyTo(page);
        ReadOnlySpan<PageTrait> shown =
        [
            PageTrait.Text, PageTrait.LinkShare, PageTrait.Blocks, PageTrait.LongShare, PageTrait.MeanBlock, PageTrait.RulesShare, PageTrait.RulesText,
            PageTrait.OgType, PageTrait.LdArticle, PageTrait.UrlDepth, PageTrait.UrlHyphens, PageTrait.RootShare, PageTrait.Comments, PageTrait.Cards,
            PageTrait.H1, PageTrait.Software, PageTrait.Articles,
        ];
        for (var i = 0; i < shown.Length; i++) page[types.Length + i] = Traits[shown[i]];
        page[types.Length + shown.Length] = MathF.Log2(1 + Declared.BodyBytes);
        page[types.Length + shown.Length + 1] = MathF.Log2(1 + Declared.TextBytes);
        Features.Fill(tree, Blocks, Root, page, Declared, words);
    }
}
