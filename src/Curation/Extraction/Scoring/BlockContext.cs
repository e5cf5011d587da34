using Curation.Extraction.Tree;
using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>What the first pass thought of the blocks around a block, for the second.</summary>
internal sealed class BlockContext
{
    private (float Sum, float Text)[] _places = [];
    private float[] _sums = new float[4096];

    public void Fill(PageTree tree, ReadOnlySpan<TextBlock> blocks, BlockFeatures features)
    {
        var (expected, text) = Accumulate(tree, blocks);
        var (before, since) = (0f, 100);
        var best = 0f;
        for (var i = 0; i < blocks.Length; i++)
        {
            ref readonly var block = ref blocks[i];
            var row = features.Row(i)[BlockFeatures.First..];
            row[(int)ContextFeature.Own] = block.Alone;
            row[(int)ContextFeature.Previous] = At(blocks, i - 1);
            row[(int)ContextFeature.Next] = At(blocks, i + 1);
            row[(int)ContextFeature.SecondPrevious] = At(blocks, i - 2);
            row[(int)ContextFeature.SecondNext] = At(blocks, i + 2);
            row[(int)ContextFeature.Near] = Window(blocks, i, 3);
            row[(int)ContextFeature.Wide] = Window(blocks, i, 10);
            row[(int)ContextFeature.Page] = expected / text;
            row[(int)ContextFeature.Expected] = Curves.Log2(1 + expected);
            var place = _places[block.Place];
            row[(int)ContextFeature.SamePlace] = place.Text <= block.Characters ? -1
                : (place.Sum - (block.Alone * block.Characters)) / (place.Text - block.Characters);
            row[(int)ContextFeature.HeadingAbove] = block.Heading < 0 ? -1 : blocks[block.Heading].Alone;
            Up(row, tree, block);
            row[(int)ContextFeature.Before] = expected == 0 ? 0 : before / expected;
            before += block.Alone * block.Characters;
            row[(int)ContextFeature.After] = expected == 0 ? 0 : 1 - (before / expected);
            row[(int)ContextFeature.SinceKept] = since;
            row[(int)ContextFeature.BestBefore] = best;
            since = block.Alone >= 0.5f ? 0 : Math.Min(100, since + 1);
            best = Math.Max(best * 0.9f, block.Alone);
        }

        (since, best) = (100, 0f);
        for (var i = blocks.Length - 1; i >= 0; i--)
        {
            var row = features.Row(i)[BlockFeatures.First..];
            row[(int)ContextFeature.UntilKept] = since;
            row[(int)ContextFeature.BestAfter] = best;
            since = blocks[i].Alone >= 0.5f ? 0 : Math.Min(100, since + 1);
            best = Math.Max(best * 0.9f, blocks[i].Alone);
        }
    }

    private (float Expected, float Text) Accumulate(PageTree tree, ReadOnlySpan<TextBlock> blocks)
    {
        if (_sums.Length < tree.Count) _sums = new float[Math.Max(tree.Count, 2 * _sums.Length)];
        _sums.AsSpan(0, tree.Count).Clear();
        if (_places.Length < blocks.Length) _places = new (float, float)[2 * blocks.Length];
        _places.AsSpan(0, blocks.Length).Clear();
        var (expected, text) = (0f, 1f);
        foreach (ref readonly var block in blocks)
        {
            var likely = block.Alone * block.Characters;
            (expected, text) = (expected + likely, text + block.Characters);
            ref var place = ref _places[block.Place];
            place = (place.Sum + likely, place.Text + block.Characters);
            _sums[block.Element] += likely;
        }

        for (var i = tree.Count - 1; i > 0; i--) _sums[tree[i].Parent] += _sums[i];
        return (expected, text);
    }

    /// <summary>How likely the text of the elements around is, without the block's own.</summary>
    private void Up(Span<float> row, PageTree tree, in TextBlock block)
    {
        var own = block.Alone * block.Characters;
        var node = block.Element;
        for (var level = 0; level < 5; level++)
        {
            var others = tree[node].Sums.Characters - block.Characters;
            var likely = others <= 0 ? -1 : Math.Clamp((_sums[node] - own) / others, 0, 1);
            row[(int)(level == 4 ? ContextFeature.Section : ContextFeature.Up1 + level)] = likely;
            node = tree[node].Parent;
        }
    }

    private static float At(ReadOnlySpan<TextBlock> blocks, int at) => at < 0 || at >= blocks.Length ? -1 : blocks[at].Alone;

    private static float Window(ReadOnlySpan<TextBlock> blocks, int at, int reach)
    {
        var (sum, text) = (0f, 0f);
        for (var i = Math.Max(0, at - reach); i <= Math.Min(blocks.Length - 1, at + reach); i++)
        {
            if (i != at) (sum, text) = (sum + (blocks[i].Alone * blocks[i].Characters), text + blocks[i].Characters);
        }

        return text == 0 ? -1 : sum / text;
    }
}
