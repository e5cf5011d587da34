using System.Numerics;
using Curation.Extraction.Tree;
using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>Numbers about a page as a whole.</summary>
internal sealed class PageTraits
{
    private const int LongBlock = 200;
    private static readonly (PageTrait Trait, Category Category)[] _counted =
    [
        (PageTrait.Prices, Category.Price), (PageTrait.Products, Category.Product), (PageTrait.Shops, Category.Shop), (PageTrait.Cards, Category.Card),
        (PageTrait.Posts, Category.Post), (PageTrait.Persons, Category.Person), (PageTrait.Reviews, Category.Review), (PageTrait.Docs, Category.Docs),
        (PageTrait.Lists, Category.List), (PageTrait.Answers, Category.Answer), (PageTrait.Dates, Category.Date), (PageTrait.Comments, Category.Comments),
        (PageTrait.Panels, Category.Panel), (PageTrait.Sections, Category.Section),
    ];

    private static readonly Category _allCounted = _counted.Aggregate(Category.None, (all, counted) => all | counted.Category);

    private static readonly PageTrait[] _traitOf =
        [.. Enumerable.Range(0, 64).Select(bit => _counted.FirstOrDefault(counted => counted.Category == (Category)(1UL << bit)).Trait)];

    public const int Count = (int)PageTrait.Count + PageTypes.Count;
    private readonly float[] _row = new float[Count];
    private readonly Contributions _contributions = new();
    private (int Count, int Text)[] _places = [];

    public ReadOnlySpan<float> Row => _row;

    /// <summary>What the page's words say for each type.</summary>
    public Span<float> Words => _row.AsSpan((int)PageTrait.Count);

    public float this[PageTrait trait] => _row[(int)trait];

    public void Fill(PageTree tree, ReadOnlySpan<TextBlock> blocks, ReadOnlySpan<byte> cuts, int root, string url)
    {
        _row.AsSpan().Clear();
        PageAddress.Fill(_row, url);
        PageClaims.Fill(_row, tree.Declared);
        FillText(tree, blocks, root);
        FillElements(tree, cuts);
        _contributions.Fill(_row, tree);
    }

    private void FillText(PageTree tree, ReadOnlySpan<TextBlock> blocks, int root)
    {
        if (_places.Length < blocks.Length) _places = new (int, int)[2 * blocks.Length];
        _places.AsSpan(0, blocks.Length).Clear();
        var (text, clean, longText, sentences, rules) = (1, 0, 0, 0, 0);
        foreach (ref readonly var block in blocks)
        {
            if (block.Cut == (byte)Cut.Frame) continue;
            var own = block.Characters - block.LinkCharacters;
            (text, clean, sentences) = (text + block.Characters, clean + own, sentences + block.Sentences);
            if (own >= LongBlock) (longText, _row[(int)PageTrait.LongBlocks]) = (longText + own, _row[(int)PageTrait.LongBlocks] + 1);
            if (block.IsInRules) rules += block.Characters;
            _row[(int)PageTrait.Money] += block.Counts.Money;
            _row[(int)PageTrait.Digits] += block.Counts.Digits;
            ref var place = ref _places[block.Place];
            place = (place.Count + 1, place.Text + block.Characters);
            if (place.Text <= _row[(int)PageTrait.LargestPlaceText]) continue;
            (_row[(int)PageTrait.LargestPlace], _row[(int)PageTrait.LargestPlaceText]) = place;
        }

        _row[(int)PageTrait.Digits] /= text;
        _row[(int)PageTrait.LargestPlaceText] /= text;
        _row[(int)PageTrait.Text] = Curves.Log2(text);
        _row[(int)PageTrait.Clean] = Curves.Log2(1 + clean);
        _row[(int)PageTrait.LinkShare] = 1 - ((float)clean / text);
        _row[(int)PageTrait.Blocks] = Curves.Log2(1 + blocks.Length);
        _row[(int)PageTrait.LongShare] = (float)longText / text;
        _row[(int)PageTrait.MeanBlock] = (float)text / Math.Max(1, blocks.Length);
        _row[(int)PageTrait.Sentences] = 100f * sentences / text;
        _row[(int)PageTrait.RulesShare] = (float)rules / text;
        _row[(int)PageTrait.RulesText] = Curves.Log2(1 + rules);
        _row[(int)PageTrait.RootDepth] = tree[root].Depth;
        _row[(int)PageTrait.RootShare] = (float)tree[root].Sums.Characters / text;
    }

    private void FillElements(PageTree tree, ReadOnlySpan<byte> cuts)
    {
        var text = Math.Max(1, tree[0].Sums.Characters);
        for (var i = 0; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            if (node.Tag == Tag.Text || cuts[i] == (byte)Cut.Frame) continue;
            var trait = node.Tag switch
            {
                Tag.H1 => PageTrait.H1,
                >= Tag.H2 and <= Tag.H6 => PageTrait.Headings,
                Tag.Form => PageTrait.Forms,
                Tag.Article => PageTrait.Articles,
                Tag.P => PageTrait.Paragraphs,
                _ => PageTrait.Count,
            };
            if (trait != PageTrait.Count) _row[(int)trait]++;
            else if (node.Tag == Tag.Li) _row[(int)PageTrait.ItemShare] += (float)node.Sums.Characters / text;
            else if (node.Tag == Tag.Table) _row[(int)PageTrait.TableShare] += (float)node.Sums.Characters / text;
            else if (node.Tag is Tag.Pre or Tag.Code) _row[(int)PageTrait.CodeShare] += (float)node.Sums.Characters / text;
            if (node.Category <= Category.Hidden) continue;
            for (var left = (ulong)(node.Category & _allCounted); left != 0; left &= left - 1)
                _row[(int)_traitOf[BitOperations.TrailingZeroCount(left)]]++;
        }
    }
}
