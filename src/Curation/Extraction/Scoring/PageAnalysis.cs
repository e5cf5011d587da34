using Curation.Extraction.Metadata;
using Curation.Extraction.Tree;
using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>Everything that is counted about a page before anything is decided: its blocks, their numbers, the page's own.</summary>
internal sealed class PageAnalysis
{
    /// <summary>Pages of more blocks are lists or hostile; the rules alone judge them.</summary>
    public const int MostBlocks = 20_000;

    private readonly TextBlocks _blocks = new();
    private byte[] _cuts = [];

    public PageTraits Traits { get; } = new();

    public BlockWords Words { get; } = new();

    public BlockFeatures Features { get; } = new();

    public BlockContext Context { get; } = new();

    public ThreadParts Thread { get; } = new();

    public Span<TextBlock> Blocks => _blocks.All;

    public int Root { get; private set; }

    /// <summary>Whether the page says that it is one product's; see <see cref="PageTypes.IsOfProduct"/>.</summary>
    public bool IsOfProduct { get; set; }

    public StructuredData Data { get; private set; } = new(new PageDeclarations());

    public Declared Declared { get; private set; } = new(new PageDeclarations(), new StructuredData(new PageDeclarations()));

    /// <summary>Takes the numbers of a page. Of its address only what the page itself says counts, so that a copy elsewhere gives the same text.</summary>
    public void Count(PageTree tree)
    {
        var url = PageSite.CanonicalOf(tree.Declared, new Core.PageContext("")) ?? "";
        HeadingMarks.Clear(tree);
        CodeTables.Unfold(tree);
        TextBoxes.Unname(tree);
        DiscussionSections.Unname(tree);
        var kind = PageKinds.Of(url, tree.Declared);
        Root = MainText.Select(tree, Favour.Balanced, kind);
        if (_cuts.Length < tree.Count) _cuts = new byte[2 * tree.Count];
        for (var i = 0; i < tree.Count; i++) _cuts[i] = CutOf(tree, i);
        Pruner.Silence(tree);
        Thread.Find(tree, kind);
        if (!Thread.IsFound) Signatures.Drop(tree);
        _blocks.Find(tree);
        foreach (ref var block in Blocks)
        {
            (block.Cut, block.IsInRules) = (_cuts[block.First], _cuts[block.First] == 0 && IsInRoot(tree, block.First));
            block.Part = Thread.Of(block);
        }

        Data = new StructuredData(tree.Declared);
        Declared = new Declared(tree.Declared, Data);
        Words.Read(tree, Blocks[..Math.Min(Blocks.Length, MostBlocks)]);
        Traits.Fill(tree, Blocks, _cuts.AsSpan(0, tree.Count), Root, url);
    }

    /// <summary>The rule that dropped a node or what it lies in; 0 where none did.</summary>
    private byte CutOf(PageTree tree, int node) =>
        !tree[node].IsDropped ? (byte)0 : tree[node].Cut != Cut.None || node == 0 ? (byte)tree[node].Cut : _cuts[tree[node].Parent];

    private bool IsInRoot(PageTree tree, int node) => node >= Root && node < tree[Root].End;

    /// <param name="types">How likely each <see cref="PageType"/> is.</param>
    public void FillRows(PageTree tree, ReadOnlySpan<float> types, ExtractionWords weights)
    {
        Span<float> page = stackalloc float[BlockFeatures.PageCount];
        types.CopyTo(page);
        var shown = BlockFeatures.Shown;
        for (var i = 0; i < shown.Length; i++) page[types.Length + i] = Traits[shown[i]];
        page[types.Length + shown.Length] = Curves.Log2(1 + Declared.BodyBytes);
        page[types.Length + shown.Length + 1] = Curves.Log2(1 + Declared.TextBytes);
        Features.Fill(tree, Blocks, Root, page, Declared, Words, weights);
    }

    /// <summary>Marks in the tree what the blocks say.</summary>
    public void Mark(PageTree tree)
    {
        foreach (ref readonly var block in Blocks)
        {
            for (var i = block.First; i <= block.Last; i++)
            {
                if (tree[i].Tag == Tag.Text) tree[i].IsDropped |= !block.IsKept || Thread.IsBeside(i) || IsPermalink(tree, block, i) || IsLineNumber(tree, i);
            }
        }
    }

    /// <summary>A mark beside a heading that leads to itself, or one that leads back from a footnote.</summary>
    private static bool IsPermalink(PageTree tree, in TextBlock block, int node) =>
        tree[node].Sums.Characters is 1 or 2 && block.First != block.Last && tree[tree[node].Parent].Tag == Tag.A
            && tree.TextOf(tree[node]).Trim(" \t\r\n"u8) is var mark
            && (mark.SequenceEqual("¶"u8) || mark.SequenceEqual("#"u8) || mark.SequenceEqual("§"u8) || mark.StartsWith("↩"u8) || mark.StartsWith("↑"u8));

    /// <summary>Digits in what is called a gutter. Code that is shown with line numbers is called so too.</summary>
    private static bool IsLineNumber(PageTree tree, int node)
    {
        const int levels = 4;
        if (tree.TextOf(tree[node]).ContainsAnyExcept("0123456789 \t\r\n"u8)) return false;
        for (int level = 0, i = tree[node].Parent; level < levels && i > 0; level++, i = tree[i].Parent)
        {
            if ((tree[i].Category & Category.Gutter) != 0 && !tree[i].Tag.IsPreformatted() && tree[i].Tag != Tag.Code) return true;
        }

        return false;
    }

    /// <summary>Where most of the kept text lies.</summary>
    public string Candidate(PageTree tree)
    {
        if (Blocks.Length > MostBlocks) return "rules";
        var (inside, all) = (0, 0);
        foreach (ref readonly var block in Blocks)
        {
            if (!block.IsKept) continue;
            all += block.Characters;
            if (IsInNoScript(tree, block)) inside += block.Characters;
        }

        return 2 * inside > all ? "noscript" : "blocks";
    }

    public static bool IsInNoScript(PageTree tree, in TextBlock block)
    {
        for (var i = tree[block.First].Parent; i > 0; i = tree[i].Parent)
        {
            if (tree[i].Tag == Tag.NoScript) return true;
        }

        return false;
    }
}
