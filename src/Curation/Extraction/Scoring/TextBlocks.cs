using System.Runtime.InteropServices;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Cuts a page's texts into blocks. Two line breaks end a block: old pages have no other paragraphs.</summary>
internal sealed class TextBlocks
{
    private readonly Dictionary<ulong, int> _places = [], _copies = [];
    private TextBlock[] _blocks = new TextBlock[512];

    public int Count { get; private set; }

    public Span<TextBlock> All => _blocks.AsSpan(0, Count);

    /// <param name="tree">Only what nobody reads is dropped in it, and its sums are those of the rest.</param>
    public void Find(PageTree tree)
    {
        Count = 0;
        var breaks = 2;
        for (var i = 0; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if (node.IsDropped) i = node.End - 1;
            else if (node.Tag == Tag.Br) breaks++;
            else if (node.Tag == Tag.Text && node.Sums.Characters > 0)
            {
                if (breaks < 2 && Count > 0 && _blocks[Count - 1].Element == node.Block) _blocks[Count - 1].Last = i;
                else Begin(i, node.Block);
                breaks = 0;
                Take(ref _blocks[Count - 1], tree, node);
            }
        }

        NumberBlocks(tree);
    }

    private void NumberBlocks(PageTree tree)
    {
        _places.Clear();
        _copies.Clear();
        var heading = -1;
        for (var i = 0; i < Count; i++)
        {
            ref var block = ref _blocks[i];
            (block.Place, block.Copy) = (Number(_places, PlaceOf(tree, block.Element)), Number(_copies, block.Hash));
            block.Level = HeadingLevel(tree, block);
            block.Heading = heading = block.Level > 0 ? i : heading;
        }
    }

    private void Begin(int first, int element)
    {
        if (Count == _blocks.Length) Array.Resize(ref _blocks, 2 * Count);
        _blocks[Count++] = new TextBlock { First = first, Last = first, Element = element };
    }

    private static void Take(ref TextBlock block, PageTree tree, in PageNode node)
    {
        block.Characters += node.Sums.Characters;
        block.LinkCharacters += node.Sums.LinkCharacters;
        block.Sentences += node.Sums.Sentences;
        ByteKinds.Count(tree.TextOf(node), ref block);
    }

    /// <summary>Numbers from 0 in the order of their first mention.</summary>
    private static int Number(Dictionary<ulong, int> known, ulong hash)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, hash, out var isKnown);
        if (!isKnown) number = known.Count - 1;
        return number;
    }

    private static int HeadingLevel(PageTree tree, in TextBlock block)
    {
        for (var i = tree[block.First].Parent; i > 0; i = tree[i].Parent)
        {
            if (tree[i].Tag.IsHeading()) return tree[i].Tag - Tag.H1 + 1;
            if (tree[i].Tag.IsBlock() && i != block.Element) return 0;
        }

        return 0;
    }

    private static ulong PlaceOf(PageTree tree, int element)
    {
        ref var own = ref tree[element];
        ref var parent = ref tree[own.Parent];
        var place = Mix((ulong)own.Tag, (ulong)(own.Category & ~Category.OfThread));
        return Mix(Mix(place, (ulong)parent.Tag), (ulong)(parent.Category & ~Category.OfThread)) + (ulong)own.Depth;
    }

    private static ulong Mix(ulong hash, ulong value) => ((hash ^ value) * 0x9E3779B97F4A7C15) ^ (hash >> 29);
}
