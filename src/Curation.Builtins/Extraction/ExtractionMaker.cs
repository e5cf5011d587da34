using Curation.Core;
using Curation.Extraction.Scoring;

namespace Curation.Builtins.Extraction;

/// <summary>Makes <c>builtin:extraction</c>, the trees that tell page types and main text apart, from the development pages.</summary>
internal static class ExtractionMaker
{
    private const int Folds = 5;

    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var folder, ..]) throw new RecipeException("extraction: expected the folder of the development pages");
        var tokens = new Tokens();
        var samples = new Sample[0];
        var gold = GoldPage.Read(folder);
        samples = new Sample[gold.Length];
        Parallel.For(0, gold.Length, i => samples[i] = Sample.Of(gold[i], tokens, Folds));
        Console.Error.WriteLine($"{samples.Length} pages, {samples.Sum(s => s.Words.Length)} blocks, {DateTime.UtcNow:HH:mm:ss}");
        Tell("oracle", samples, s => Array.ConvertAll(s.Labels, l => l.Weight == 0 || l.Label >= 0.5f));
        Tell("rules", samples, s => s.Analysis.Blocks.ToArray().Select(b => b.IsInRules).ToArray());
        var kept = new bool[samples.Length][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var trainer = new ExtractionTrainer(samples);
            var trees = trainer.Fit([.. Enumerable.Range(0, samples.Length).Where(i => samples[i].Fold != fold)]);
            for (var i = 0; i < samples.Length; i++)
            {
                if (samples[i].Fold != fold) continue;
                trees.Judge(samples[i].Tree, samples[i].Analysis);
                ExpectedScore.Choose(samples[i].Analysis.Blocks, 1, PageTypes.Of(trees.Types, samples[i].Analysis.Traits)[0] > 0.8f ? 0.55f : 0);
                samples[i].TypesOf = PageTypes.Of(trees.Types, samples[i].Analysis.Traits);
                kept[i] = [.. samples[i].Analysis.Blocks.ToArray().Select(b => b.IsKept)];
            }

            Console.Error.WriteLine($"fold {fold}, {DateTime.UtcNow:HH:mm:ss}");
        }

        if (arguments is [_, var dump]) Dump(dump, samples, kept);
        Tell("learned, cross-validated", samples, s => kept[Array.IndexOf(samples, s)]);
        return 0;
    }

    private static void Tell(string name, Sample[] samples, Func<Sample, bool[]> choose)
    {
        var table = new ScoreTable();
        foreach (var sample in samples)
        {
            var kept = choose(sample);
            table.Add(
                sample.Gold, sample.GoldWords, Chosen(sample.Words, kept), sample.CasedGoldWords, Chosen(sample.CasedWords, kept),
                string.Join(' ', sample.Texts.Where((_, b) => kept[b])));
        }

        Console.WriteLine($"{name}\n{table}");
    }

    private static void Dump(string path, Sample[] samples, bool[][] kept)
    {
        using var file = new StreamWriter(path);
        for (var i = 0; i < samples.Length; i++)
        {
            var s = samples[i];
            var blocks = s.Analysis.Blocks;
            file.WriteLine(System.Text.Json.JsonSerializer.Serialize(new
            {
                set = s.Gold.Set, id = s.Gold.Id, type = s.Gold.Type, url = s.Gold.Url,
                words = Metrics.Words(s.GoldWords, Chosen(s.Words, kept[i])),
                shingles = new[] { Metrics.Shingles(s.CasedGoldWords, Chosen(s.CasedWords, kept[i])).Precision, Metrics.Shingles(s.CasedGoldWords, Chosen(s.CasedWords, kept[i])).Recall },
                types = s.TypesOf,
                blocks = Enumerable.Range(0, blocks.Length).Select(b => new object[] { kept[i][b] ? 1 : 0, s.Labels[b].Label, s.Labels[b].Weight, s.Analysis.Blocks[b].Alone, s.Analysis.Blocks[b].Probability, s.Words[b].Length, s.Tree[s.Analysis.Blocks[b].Element].Tag.ToString(), s.Texts[b].Length > 90 ? s.Texts[b][..90] : s.Texts[b] }),
            }));
        }
    }

    private static int[] Chosen(int[][] words, bool[] kept) => [.. words.Where((_, b) => kept[b]).SelectMany(w => w)];
}
