using Curation.Builtins.Boosting;
using Curation.Extraction.Scoring;
using Curation.Models;

namespace Curation.Builtins.Extraction;

/// <summary>Grows the trees of extraction on a part of the development pages.</summary>
internal sealed class ExtractionTrainer(Sample[] samples)
{
    private const int InnerFolds = 3, MostBlocks = 250;

    private static readonly BoostingOptions _typeOptions =
        new() { Trees = 300, Depth = 4, LearningRate = 0.04, MinLeaf = 2, Ridge = 2, GroupShare = 0.8, RowShare = 1 };
    private static readonly BoostingOptions _aloneOptions = new()
    {
        Trees = 220, Depth = 6, LearningRate = 0.09, MinLeaf = 0.3, Ridge = 1, FeatureShare = 0.3, RowShare = 0.8, Exit = new(100, 4.5f),
    };
    private static readonly BoostingOptions _contextOptions = _aloneOptions with { Trees = 180, Seed = 1000, Exit = new(80, 4.5f) };

    /// <summary>Trees from the pages of <paramref name="chosen"/>.</summary>
    public ExtractionTrees Fit(int[] chosen)
    {
        var types = FitTypes(chosen);
        // each later stage must see of the earlier ones what it will see on new pages: their opinion of pages they were not grown on
        var inner = Enumerable.Range(0, InnerFolds).Select(fold => chosen.Where(s => InnerFold(s) != fold).ToArray()).ToArray();
        var (typesOf, wordsOf) = (new float[samples.Length][], new ExtractionWords[samples.Length]);
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            var others = FitTypes(inner[fold]);
            var weights = WordLearner.Fit(samples, inner[fold]);
            foreach (var s in chosen.Where(s => InnerFold(s) == fold))
                (typesOf[s], wordsOf[s]) = (PageTypes.Of(others.Trees, others.Words, samples[s].Analysis), weights);
        }

        var rows = Rows(chosen, typesOf, wordsOf);
        var binned = new BinnedRows(rows.Values, BlockFeatures.First);
        var fits = new TreeEnsemble[InnerFolds + 1];
        Parallel.For(0, fits.Length, fold => fits[fold] = FitBlocks(binned, fold == InnerFolds ? chosen : inner[fold], _aloneOptions, rows));
        var aloneOf = new float[rows.Count];
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            var others = fits[fold];
            foreach (var s in chosen.Where(s => InnerFold(s) == fold))
            {
                for (var row = rows.First[s]; row < rows.First[s] + samples[s].Words.Length; row++)
                    aloneOf[row] = others.Probability(rows.Values.AsSpan(row * BlockFeatures.First, BlockFeatures.First));
            }
        }

        var second = ContextRows(chosen, typesOf, wordsOf, rows, aloneOf);
        return new ExtractionTrees(types.Trees, types.Words, WordLearner.Fit(samples, chosen), fits[InnerFolds],
            FitBlocks(new BinnedRows(second, BlockFeatures.Second), chosen, _contextOptions, rows), new TreeEnsemble((int)AnswerTrait.Count, 0, 0, [], []));
    }

    private int InnerFold(int sample) => FoldOf(sample, 0);

    private int FoldOf(int sample, ulong seed) =>
        (int)(Draw.Mix(seed + (ulong)Curation.Text.XxHash64.Hash(System.Text.Encoding.UTF8.GetBytes(samples[sample].Gold.Site))) % InnerFolds);

    private sealed record BlockRows(float[] Values, int[] First, int Count, float[] Labels, float[] Weights, int[] Pages);

    /// <summary>The trees see what the words of a page say as they will see it on new pages: by words learned from others.</summary>
    public (TreeEnsemble[] Trees, TypeWords Words) FitTypes(int[] chosen)
    {
        var known = chosen.Where(s => samples[s].Type is not null).ToArray();
        var values = new float[known.Length * PageTraits.Count];
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            var words = TypeWordLearner.Fit(samples, Array.FindAll(known, s => TypeFold(s) != fold));
            for (var i = 0; i < known.Length; i++)
            {
                var analysis = samples[known[i]].Analysis;
                if (TypeFold(known[i]) != fold) continue;
                words.Fill(analysis.Traits.Words, analysis.Words);
                analysis.Traits.Row.CopyTo(values.AsSpan(i * PageTraits.Count));
            }
        }

        var rows = new BinnedRows(values, PageTraits.Count);
        var weights = known.Select(_ => 1f).ToArray();
        int[] all = [.. Enumerable.Range(0, known.Length)];
        var trees = Enumerable.Range(0, PageTypes.Count).Select(type => Booster.Fit(
            rows, all, [.. known.Select(s => (int)samples[s].Type! == type ? 1f : 0f)], weights, all, _typeOptions with { Seed = (ulong)type * 100 }));
        return ([.. trees], TypeWordLearner.Fit(samples, known).With(Usual(values)));
    }

    /// <summary>The mean of what the words say of pages that they were not learned from.</summary>
    private static float[] Usual(float[] values) =>
        [.. Enumerable.Range((int)PageTrait.Count, PageTypes.Count).Select(trait => values.Where((_, i) => i % PageTraits.Count == trait).Average())];

    private int TypeFold(int sample) => FoldOf(sample, 77);

    private BlockRows Rows(int[] chosen, float[][] typesOf, ExtractionWords[] wordsOf)
    {
        var first = new int[samples.Length];
        var count = 0;
        foreach (var s in chosen) (first[s], count) = (count, count + samples[s].Words.Length);
        var (values, labels, weights, pages) = (new float[count * BlockFeatures.First], new float[count], new float[count], new int[count]);
        foreach (var s in chosen)
        {
            var sample = samples[s];
            sample.Analysis.FillRows(sample.Tree, typesOf[s], wordsOf[s]);
            for (var b = 0; b < sample.Words.Length; b++)
            {
                sample.Analysis.Features.Row(b)[..BlockFeatures.First].CopyTo(values.AsSpan((first[s] + b) * BlockFeatures.First));
                pages[first[s] + b] = s;
                // the drawn blocks of a long page weigh for the others too
                var share = Math.Min(1f, MostBlocks / (float)sample.Words.Length);
                var isDrawn = Draw.Unit(Draw.Mix((ulong)s) + (ulong)b) < share;
                (labels[first[s] + b], weights[first[s] + b]) = (sample.Labels[b].Label, isDrawn ? sample.Labels[b].Weight / share * Emphasis(sample.Gold) : 0);
            }
        }

        return new BlockRows(values, first, count, labels, weights, pages);
    }

    /// <summary>Hand-made gold counts for more, and so do the types of page of which there are few.</summary>
    private static float Emphasis(GoldPage gold) =>
        gold.Set == "zyte" ? 3 : gold.Type is "documentation" or "product" or "listing" or "forum" ? 2 : 1;

    private float[] ContextRows(int[] chosen, float[][] typesOf, ExtractionWords[] wordsOf, BlockRows rows, float[] aloneOf)
    {
        var values = new float[rows.Count * BlockFeatures.Second];
        foreach (var s in chosen)
        {
            var sample = samples[s];
            var blocks = sample.Analysis.Blocks;
            for (var b = 0; b < blocks.Length; b++) blocks[b].Alone = aloneOf[rows.First[s] + b];
            sample.Analysis.FillRows(sample.Tree, typesOf[s], wordsOf[s]);
            sample.Analysis.Context.Fill(sample.Tree, blocks, sample.Analysis.Features);
            for (var b = 0; b < blocks.Length; b++) sample.Analysis.Features.Row(b).CopyTo(values.AsSpan((rows.First[s] + b) * BlockFeatures.Second));
        }

        return values;
    }

    private TreeEnsemble FitBlocks(BinnedRows binned, int[] chosen, BoostingOptions options, BlockRows rows)
    {
        var held = chosen.SelectMany(s => Enumerable.Range(rows.First[s], samples[s].Words.Length)).Where(row => rows.Weights[row] > 0).ToArray();
        return Booster.Fit(binned, held, rows.Labels, rows.Weights, rows.Pages, options);
    }
}
