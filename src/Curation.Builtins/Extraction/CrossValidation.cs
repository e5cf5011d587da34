using Curation.Builtins.Boosting;
using Curation.Extraction;
using Curation.Extraction.Scoring;
using Curation.Models;

namespace Curation.Builtins.Extraction;

/// <summary>Answers for pages of sites that the trees have not seen: every fifth of the sites in turn.</summary>
internal sealed class CrossValidation(Sample[] samples)
{
    public const int Folds = 5;
    private static readonly BoostingOptions _qualityOptions =
        new() { Trees = 60, Depth = 3, LearningRate = 0.08, MinLeaf = 8, Ridge = 2, GroupShare = 0.7, RowShare = 1, FeatureShare = 0.6, IsLogistic = false };

    private readonly float[] _answers = new float[samples.Length * (int)AnswerTrait.Count];

    /// <summary>What is kept of each page.</summary>
    public bool[][] Kept { get; } = new bool[samples.Length][];

    public bool[][] KeptForPrecision { get; } = new bool[samples.Length][];

    public bool[][] KeptForRecall { get; } = new bool[samples.Length][];

    public void Run()
    {
        var trainer = new ExtractionTrainer(samples);
        for (var fold = 0; fold < Folds; fold++)
        {
            var trees = trainer.Fit([.. Enumerable.Range(0, samples.Length).Where(i => samples[i].Fold != fold)]);
            for (var i = 0; i < samples.Length; i++)
            {
                if (samples[i].Fold == fold) Judge(trees, i);
            }

            Console.Error.WriteLine($"fold {fold + 1} of {Folds}");
        }
    }

    private void Judge(ExtractionTrees trees, int i)
    {
        var blocks = samples[i].Analysis.Blocks;
        var types = samples[i].TypesOf = trees.Judge(samples[i].Tree, samples[i].Analysis);
        MainBlocks.Choose(samples[i].Tree, blocks, types, Favour.Precision);
        KeptForPrecision[i] = KeptOf(blocks);
        MainBlocks.Choose(samples[i].Tree, blocks, types, Favour.Recall);
        KeptForRecall[i] = KeptOf(blocks);
        MainBlocks.Choose(samples[i].Tree, blocks, types, Favour.Balanced);
        Kept[i] = KeptOf(blocks);
        AnswerQuality.Fill(_answers.AsSpan(i * (int)AnswerTrait.Count, (int)AnswerTrait.Count), blocks, types);
    }

    private static bool[] KeptOf(Span<TextBlock> blocks)
    {
        var kept = new bool[blocks.Length];
        for (var b = 0; b < kept.Length; b++) kept[b] = blocks[b].IsKept;
        return kept;
    }

    /// <summary>Trees that tell how good an answer is, from the answers to pages that were not learned from.</summary>
    /// <param name="error">Mean absolute difference of told and true F1, and of the mean and true F1, cross-validated in turn.</param>
    public TreeEnsemble FitQuality(out (double Told, double Mean) error)
    {
        var rows = new BinnedRows(_answers, (int)AnswerTrait.Count);
        var known = Enumerable.Range(0, samples.Length).Where(i => samples[i].Gold.Text is not null).ToArray();
        var weights = samples.Select(_ => 1f).ToArray();
        var groups = Enumerable.Range(0, samples.Length).ToArray();
        var labels = new float[samples.Length];
        foreach (var i in known) labels[i] = (float)Metrics.Words(samples[i].GoldWords, samples[i].Chosen(samples[i].Words, Kept[i]));
        var mean = known.Average(i => labels[i]);
        var (told, flat) = (0.0, 0.0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var trees = Booster.Fit(rows, Array.FindAll(known, i => samples[i].Fold != fold), labels, weights, groups, _qualityOptions);
            foreach (var i in known.Where(i => samples[i].Fold == fold))
            {
                told += Math.Abs(AnswerQuality.Of(trees, _answers.AsSpan(i * (int)AnswerTrait.Count, (int)AnswerTrait.Count)) - labels[i]);
                flat += Math.Abs(mean - labels[i]);
            }
        }

        error = (told / known.Length, flat / known.Length);
        return Booster.Fit(rows, known, labels, weights, groups, _qualityOptions);
    }
}
