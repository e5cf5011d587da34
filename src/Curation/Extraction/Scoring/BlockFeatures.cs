using System.Numerics;
using Curation.Extraction.Tree;
using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>Fills a row of numbers for each block of a page. Work is proportional to blocks times depth.</summary>
internal sealed class BlockFeatures
{
    private const int Categories = 47, MostLevels = 100;

    /// <summary>Elements whose share of the page tells something; others count by name alone.</summary>
    private static readonly Tag[] _tags =
    [
        Tag.Main, Tag.Article, Tag.Section, Tag.Nav, Tag.Aside, Tag.Header, Tag.Footer, Tag.Form, Tag.Figure, Tag.Ul, Tag.Ol, Tag.Li, Tag.Dl, Tag.Table,
        Tag.Td, Tag.Blockquote, Tag.Pre, Tag.NoScript, Tag.A, Tag.Button, Tag.Label, Tag.Details, Tag.Dialog, Tag.Code, Tag.P, Tag.Time, Tag.B, Tag.Unknown,
    ];

    private const Category Told = (Category)((1UL << Categories) - 1);

    private static readonly sbyte[] _tagSlots = Slots();

    private static readonly float[] _logs = [.. Enumerable.Range(0, 1 << 10).Select(count => Curves.Log2(1 + count))];

    public const int Ancestors = (int)BlockFeature.Count, Page = Ancestors + 47 + 28, PageCount = 26, Own = Page + PageCount;

    public const int First = Own, Second = Own + (int)ContextFeature.Count;

    /// <summary>The traits of the page that its blocks are told, behind the types.</summary>
    private static readonly PageTrait[] _shown =
    [
        PageTrait.Text, PageTrait.LinkShare, PageTrait.Blocks, PageTrait.LongShare, PageTrait.MeanBlock, PageTrait.RulesShare, PageTrait.RulesText,
        PageTrait.OgType, PageTrait.LdArticle, PageTrait.UrlDepth, PageTrait.UrlHyphens, PageTrait.RootShare, PageTrait.Comments, PageTrait.Cards,
        PageTrait.H1, PageTrait.Software, PageTrait.Articles,
    ];

    public static ReadOnlySpan<PageTrait> Shown => _shown;

    /// <summary>Where a row holds a trait of the page.</summary>
    public static int PageTraitAt(PageTrait trait) => Page + PageTypes.Count + Array.IndexOf(_shown, trait);

    private (int Count, int Text, int Links)[] _places = [];
    private (int Count, int Seen)[] _copies = [];
    private float[] _rows = new float[1 << 16];

    /// <summary>The numbers of all blocks, <see cref="Second"/> each.</summary>
    public ReadOnlySpan<float> Rows => _rows;

    /// <summary>The numbers of a block, with room for those of the second pass.</summary>
    public Span<float> Row(int block) => _rows.AsSpan(block * Second, Second);

    public void Fill(PageTree tree, ReadOnlySpan<TextBlock> blocks, int root, ReadOnlySpan<float> page, Declared declared, BlockWords words,
        ExtractionWords weights)
    {
        if (_rows.Length < blocks.Length * Second) _rows = new float[Math.Max(blocks.Length * Second, 2 * _rows.Length)];
        _rows.AsSpan(0, blocks.Length * Second).Clear();
        CountPlaces(blocks);
        var (before, sinceHeading, sinceBlocks, lastHeading, afterH1) = (0, 0, 0, 0, 0);
        for (var i = 0; i < blocks.Length; i++)
        {
            ref readonly var block = ref blocks[i];
            var row = Row(i);
            page.CopyTo(row[Page..]);
            Text(row, block, tree, declared);
            weights.Blocks.Fill(row[(int)BlockFeature.WordsMean..], words[i]);
            if (block.Level > 0) weights.Headings.Fill(row[(int)BlockFeature.HeadingWordsMean..], words[i]);
            else if (block.Heading >= 0) Row(block.Heading).Slice((int)BlockFeature.HeadingWordsMean, 4).CopyTo(row[(int)BlockFeature.HeadingWordsMean..]);
            row[(int)BlockFeature.PlaceShare] = Share(_places[block.Place].Text, tree[0].Sums.Characters);
            Around(row, blocks, i, tree);
            Up(row, blocks, i, tree, root);
            var level = block.Level;
            if (level == 1 && afterH1 == 0) afterH1 = 1;
            row[(int)BlockFeature.HeadingLevel] = level;
            row[(int)BlockFeature.Index] = (i + 0.5f) / blocks.Length;
            row[(int)BlockFeature.TextBefore] = Share(before, tree[0].Sums.Clean);
            before += block.Characters - block.LinkCharacters;
            row[(int)BlockFeature.TextAfter] = Share(tree[0].Sums.Clean - before, tree[0].Sums.Clean);
            row[(int)BlockFeature.SinceHeading] = Log(sinceHeading);
            row[(int)BlockFeature.BlocksSinceHeading] = sinceBlocks;
            row[(int)BlockFeature.LastHeading] = lastHeading;
            row[(int)BlockFeature.AfterH1] = Math.Min(afterH1, 50);
            (sinceHeading, sinceBlocks) = level > 0 ? (0, 0) : (sinceHeading + block.Characters, sinceBlocks + 1);
            if (level > 0) lastHeading = level;
            if (afterH1 > 0) afterH1++;
        }
    }

    private void CountPlaces(ReadOnlySpan<TextBlock> blocks)
    {
        if (_places.Length < blocks.Length) (_places, _copies) = (new (int, int, int)[2 * blocks.Length], new (int, int)[2 * blocks.Length]);
        _places.AsSpan(0, blocks.Length).Clear();
        _copies.AsSpan(0, blocks.Length).Clear();
        foreach (ref readonly var block in blocks)
        {
            ref var place = ref _places[block.Place];
            place = (place.Count + 1, place.Text + block.Characters, place.Links + block.LinkCharacters);
            _copies[block.Copy].Count++;
        }
    }

    private void Text(Span<float> row, in TextBlock block, PageTree tree, Declared declared)
    {
        var counts = block.Counts;
        var bytes = Math.Max(1, counts.Letters + counts.Digits + counts.Marks + counts.Separators + counts.Money);
        row[(int)BlockFeature.Characters] = Log(block.Characters);
        row[(int)BlockFeature.LinkShare] = Share(block.LinkCharacters, block.Characters);
        row[(int)BlockFeature.Sentences] = block.Sentences;
        row[(int)BlockFeature.SentenceRate] = Share(block.Sentences, block.Characters);
        row[(int)BlockFeature.Digits] = Share(counts.Digits, bytes);
        row[(int)BlockFeature.Uppers] = Share(counts.Uppers, bytes);
        row[(int)BlockFeature.Marks] = Share(counts.Marks, bytes);
        row[(int)BlockFeature.Wide] = Share(counts.Wide, bytes);
        row[(int)BlockFeature.Separators] = Share(counts.Separators, bytes);
        row[(int)BlockFeature.Money] = counts.Money;
        row[(int)BlockFeature.FirstByte] = ByteClass(counts.First);
        row[(int)BlockFeature.LastByte] = ByteClass(counts.Last);
        row[(int)BlockFeature.IsPointer] = PointerLines.Begins(tree, block) ? 1 : 0;
        ref var copies = ref _copies[block.Copy];
        row[(int)BlockFeature.Copies] = copies.Count;
        row[(int)BlockFeature.EarlierCopies] = copies.Seen++;
        var line = Declared.Sought(tree, block);
        row[(int)BlockFeature.InTitle] = declared.TitleHas(line) ? 1 : 0;
        row[(int)BlockFeature.InDescription] = declared.DescriptionHas(line) ? 1 : 0;
        row[(int)BlockFeature.InBody] = declared.BodyHas(line) ? 1 : 0;
        row[(int)BlockFeature.InTexts] = declared.TextsHave(line) ? 1 : 0;
        row[(int)BlockFeature.Texts] = block.Last - block.First;
        var (count, text, links) = _places[block.Place];
        row[(int)BlockFeature.PlaceCount] = Log(count);
        row[(int)BlockFeature.PlaceText] = Log(text / count);
        row[(int)BlockFeature.PlaceLinks] = Share(links, text);
        row[(int)BlockFeature.PlaceLonger] = Share(block.Characters, Math.Max(1, text / count));
    }

    /// <summary>The marks that end a sentence, a label or a teaser, and what a line begins with.</summary>
    private static int ByteClass(byte b) => b switch
    {
        (byte)'.' or (byte)'!' or (byte)'?' => 1,
        (byte)':' => 2,
        (byte)')' or (byte)'"' or (byte)'\'' or (byte)']' => 3,
        (byte)',' or (byte)';' => 4,
        >= (byte)'0' and <= (byte)'9' => 5,
        >= (byte)'a' and <= (byte)'z' => 6,
        >= (byte)'A' and <= (byte)'Z' => 7,
        >= 0x80 => 8,
        _ => 9,
    };

    private static void Around(Span<float> row, ReadOnlySpan<TextBlock> blocks, int at, PageTree tree)
    {
        Neighbour(row[(int)BlockFeature.PreviousText..], blocks, at - 1, tree);
        Neighbour(row[(int)BlockFeature.NextText..], blocks, at + 1, tree);
        if (at >= 2) Length(row[(int)BlockFeature.SecondPreviousText..], blocks[at - 2]);
        if (at + 2 < blocks.Length) Length(row[(int)BlockFeature.SecondNextText..], blocks[at + 2]);
        var (text, links) = (0, 0);
        for (var i = Math.Max(0, at - 4); i < Math.Min(blocks.Length, at + 5); i++)
            (text, links) = (text + blocks[i].Characters, links + blocks[i].LinkCharacters);
        row[(int)BlockFeature.TextAround] = Log(text);
        row[(int)BlockFeature.LinksAround] = Share(links, text);
    }

    private static void Length(Span<float> row, in TextBlock block) =>
        (row[0], row[1]) = (Log(block.Characters), Share(block.LinkCharacters, block.Characters));

    private static void Neighbour(Span<float> row, ReadOnlySpan<TextBlock> blocks, int at, PageTree tree)
    {
        if (at < 0 || at >= blocks.Length) return;
        Length(row, blocks[at]);
        row[2] = (float)tree[blocks[at].Element].Tag;
        row[3] = blocks[at].Sentences;
    }

    private static void Up(Span<float> row, ReadOnlySpan<TextBlock> blocks, int at, PageTree tree, int root)
    {
        ref readonly var block = ref blocks[at];
        var page = Math.Max(1, tree[0].Sums.Characters);
        var (previous, next) = (at > 0 ? blocks[at - 1].First : -1, at + 1 < blocks.Length ? blocks[at + 1].First : int.MaxValue);
        var (climbPrevious, climbNext, climbRoot, blockLevel, tagLevel) = (0, 0, 0, 0, 0);
        var found = (Category)0;
        var tags = 0u;
        var hiding = Category.None;
        for (var (i, level) = (tree[block.First].Parent, 0); ; (i, level) = (tree[i].Parent, level + 1))
        {
            ref var node = ref tree[i];
            var share = Math.Max(1e-4f, (float)node.Sums.Characters / page);
            for (var fresh = (ulong)(node.Category & Told & ~found); fresh != 0; fresh &= fresh - 1)
                row[Ancestors + BitOperations.TrailingZeroCount(fresh)] = share;
            found |= node.Category;
            var slot = _tagSlots[(int)((node.Category & Category.Dialog) != 0 ? Tag.Dialog : node.Tag)];
            if (slot >= 0 && (tags & (1u << slot)) == 0) (row[Ancestors + Categories + slot], tags) = (share, tags | (1u << slot));
            hiding |= node.Category & (Category.Hidden | Category.Folded);
            if (tagLevel < 3 && node.Tag.IsBlock()) row[(int)BlockFeature.Tag + tagLevel++] = (float)node.Tag;
            if (node.Tag.IsBlock() && blockLevel <= 5) Level(row, blockLevel++, node, block, i);
            if (i > previous && previous >= 0) climbPrevious++;
            if (next != int.MaxValue && node.End <= next) climbNext++;
            if (i > root || node.End <= root) climbRoot++;
            if (i == 0 || level == MostLevels) break;
        }

        row[(int)BlockFeature.Depth] = tree[block.Element].Depth;
        // what is folded lies between
        row[(int)BlockFeature.IsHidden] = (hiding & Category.Hidden) != 0 ? 1 : hiding != 0 ? 0.5f : 0;
        row[(int)BlockFeature.PreviousClimb] = climbPrevious;
        row[(int)BlockFeature.NextClimb] = climbNext;
        row[(int)BlockFeature.RootDistance] = block.First >= root && block.First < tree[root].End ? 0 : climbRoot;
        row[(int)BlockFeature.RootSide] = block.First < root ? -1 : block.First >= tree[root].End ? 1 : 0;
        row[(int)BlockFeature.RootDepth] = tree[block.Element].Depth - tree[root].Depth;
        row[(int)BlockFeature.IsInRules] = block.IsInRules ? 1 : 0;
        row[(int)BlockFeature.Cut] = block.Cut;
    }

    private static void Level(Span<float> row, int level, in PageNode node, in TextBlock block, int index)
    {
        var at = level switch { 1 => 0, 2 => 1, 3 => 2, 5 => 3, _ => -1 };
        if (at < 0) return;
        row[(int)BlockFeature.LinksUp1 + at] = (float)node.Sums.LinkDensity;
        row[(int)BlockFeature.TextUp1 + at] = Log(node.Sums.Characters);
        if (at == 3) return;
        row[(int)BlockFeature.SizeUp1 + at] = Share(node.Sums.Characters, node.End - index);
        row[(int)BlockFeature.ShareUp1 + at] = Share(block.Characters, node.Sums.Characters);
        if (at > 0) row[(int)BlockFeature.SentencesUp2 + at - 1] = Share(100 * node.Sums.Sentences, node.Sums.Characters);
    }

    private static sbyte[] Slots()
    {
        var slots = new sbyte[256];
        Array.Fill(slots, (sbyte)-1);
        for (var i = 0; i < _tags.Length; i++) slots[(int)_tags[i]] = (sbyte)i;
        return slots;
    }

    private static float Log(int count) => (uint)count < (uint)_logs.Length ? _logs[count] : Curves.Log2(1 + Math.Max(0, count));

    private static float Share(int part, int whole) => whole <= 0 ? 0 : (float)part / whole;
}
