using System.Runtime.InteropServices;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Rows of offers, each with a price and a link of its own: on the page of one product they are what else the shop sells.</summary>
internal static class OtherOffers
{
    private const float MayBeProduct = 0.15f, Surely = 0.5f, ManyTimes = 2;
    private const int Levels = 10, FewestOffers = 3, LongestOffer = 300, LongestPrice = 120, Enough = 100;

    /// <param name="isOfProduct">Whether the page says that it is one product's. Another must have more text beside the rows than in them.</param>
    public static void Drop(PageTree tree, Span<TextBlock> blocks, ReadOnlySpan<float> types, bool isOfProduct)
    {
        if (types[(int)PageType.Product] < MayBeProduct || types[(int)PageType.Service] >= Surely) return;
        var rows = Find(tree, blocks);
        if (rows.Count == 0) return;
        var (within, beside) = (0f, 0f);
        foreach (ref readonly var block in blocks)
        {
            if (IsIn(tree, block.Element, rows)) within += block.Probability * block.Characters;
            else beside += block.Probability * block.Characters;
        }

        if (beside < (isOfProduct ? Enough : Math.Max(Enough, ManyTimes * within))) return;
        foreach (ref var block in blocks)
        {
            if (IsIn(tree, block.Element, rows)) block.Probability = 0;
        }
    }

    /// <summary>The elements around rows of offers.</summary>
    private static HashSet<int> Find(PageTree tree, ReadOnlySpan<TextBlock> blocks)
    {
        var priced = new Dictionary<int, (int Last, int Children)>();
        foreach (ref readonly var block in blocks)
        {
            if (!IsPrice(tree, block)) continue;
            for (int level = 0, node = block.Element; level < Levels && node > 0; level++, node = tree[node].Parent)
            {
                ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(priced, tree[node].Parent, out _);
                if (row.Last == node) continue;
                row = (node, row.Children + 1);
            }
        }

        var rows = new HashSet<int>();
        foreach (var (node, row) in priced)
        {
            if (row.Children >= FewestOffers && IsRow(tree, node, row.Children)) rows.Add(node);
        }

        return rows;
    }

    private static bool IsRow(PageTree tree, int node, int priced)
    {
        var (items, linked, characters) = (0, 0, 0);
        for (var child = node + 1; child < tree[node].End; child = tree[child].End)
        {
            var (length, hasLink) = Measure(tree, child);
            if (length == 0) continue;
            items++;
            characters += length;
            if (hasLink) linked++;
        }

        return 2 * priced > items && linked >= priced && characters <= LongestOffer * items;
    }

    private static (int Characters, bool HasLink) Measure(PageTree tree, int node)
    {
        var (characters, hasLink) = (0, false);
        for (var i = node; i < tree[node].End; i++)
        {
            if (tree[i].Tag == Tag.Text) characters += tree[i].Length;
            hasLink |= tree[i].Tag == Tag.A;
        }

        return (characters, hasLink);
    }

    private static bool IsPrice(PageTree tree, in TextBlock block)
    {
        if (block.Characters > LongestPrice || block.Counts.Digits == 0) return false;
        if (block.Counts.Money > 0) return true;
        for (var i = block.First; i <= block.Last; i++)
        {
            if (tree[i].Tag == Tag.Text && HasCurrency(tree.TextOf(tree[i]))) return true;
        }

        return false;
    }

    private static bool HasCurrency(ReadOnlySpan<byte> text) =>
        text.IndexOf("€"u8) >= 0 || text.IndexOf("£"u8) >= 0 || text.IndexOf("¥"u8) >= 0 || text.IndexOf("￥"u8) >= 0 || text.IndexOf("₹"u8) >= 0
            || text.IndexOf("₽"u8) >= 0 || text.IndexOf("₩"u8) >= 0 || text.IndexOf("円"u8) >= 0 || text.IndexOf("元"u8) >= 0
            || text.IndexOf("руб"u8) >= 0 || text.IndexOf("zł"u8) >= 0 || text.IndexOf("Kč"u8) >= 0 || text.IndexOf(" kr"u8) >= 0
            || text.IndexOf("CHF"u8) >= 0 || text.IndexOf("EUR"u8) >= 0 || text.IndexOf("USD"u8) >= 0;

    private static bool IsIn(PageTree tree, int node, HashSet<int> rows)
    {
        for (; node > 0; node = tree[node].Parent)
        {
            if (rows.Contains(node)) return true;
        }

        return false;
    }
}
