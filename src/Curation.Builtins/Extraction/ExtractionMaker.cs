using System.Globalization;
using System.Text.Json;
using Curation.Core;

namespace Curation.Builtins.Extraction;

/// <summary>Makes <c>builtin:extraction</c>, the trees that tell page types and main text apart.</summary>
/// <remarks>
/// From the development pages of article-extraction-benchmark (Scrapinghub, MIT), WCXB (Foley, CC-BY-4.0) and trafilatura's evaluation (Barbaresi,
/// Apache-2.0). The file holds trees and word weights alone, nothing of the pages. The table says how it does on sites that it has not seen.
/// </remarks>
internal static class ExtractionMaker
{
    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments.Count is not (1 or 3)) throw new RecipeException("extraction: expected the folder of the development pages [--blocks FILE]");
        var tokens = new Tokens();
        var samples = Read(arguments[0], tokens);
        var metadata = new MetadataTable();
        foreach (var sample in samples) metadata.Add(sample, tokens);
        Console.WriteLine(metadata);
        Tell("by rules", samples, (s, _) => [.. s.Analysis.Blocks.ToArray().Select(b => b.IsInRules)]);
        Tell("best choice of blocks", samples, (s, _) => Array.ConvertAll(s.Labels, l => l.Weight == 0 || l.Label >= 0.5f));
        var validation = new CrossValidation(samples);
        validation.Run();
        Tell("learned, other sites", samples, (_, i) => validation.Kept[i]);
        Tell("learned, other sites, for precision", samples, (_, i) => validation.KeptForPrecision[i]);
        Tell("learned, other sites, for recall", samples, (_, i) => validation.KeptForRecall[i]);
        var quality = validation.FitQuality(out var error);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"expected quality: mean error {error.Told:F4}, of the mean {error.Mean:F4}"));
        if (arguments is [_, "--blocks", var file]) Dump(file, samples, validation.Kept);
        var trees = new ExtractionTrainer(samples).Fit([.. Enumerable.Range(0, samples.Length)]) with { Quality = quality };
        using var asset = File.Create(Path.Combine("src", "Curation", "Assets", "extraction.bin"));
        trees.Write(asset);
        return 0;
    }

    private static Sample[] Read(string folder, Tokens tokens)
    {
        var gold = GoldPage.Read(folder);
        var samples = new Sample[gold.Length];
        Parallel.For(0, gold.Length, i => samples[i] = Sample.Of(gold[i], tokens, CrossValidation.Folds));
        return samples;
    }

    private static void Tell(string name, Sample[] samples, Func<Sample, int, bool[]> choose)
    {
        var table = new ScoreTable();
        for (var i = 0; i < samples.Length; i++) table.Add(samples[i], choose(samples[i], i));
        Console.WriteLine($"{name}\n{table}");
    }

    /// <summary>What was decided of every block, to look at mistakes: one JSON row a page.</summary>
    private static void Dump(string path, Sample[] samples, bool[][] kept)
    {
        using var file = new StreamWriter(path);
        for (var i = 0; i < samples.Length; i++)
        {
            var s = samples[i];
            var (precision, recall) = Metrics.Shingles(s.CasedGoldWords, s.Chosen(s.CasedWords, kept[i]));
            file.WriteLine(JsonSerializer.Serialize(new
            {
                set = s.Gold.Set, id = s.Gold.Id, type = s.Gold.Type, url = s.Gold.Url, types = s.TypesOf,
                metadata = MetadataTable.Of(s), text = s.Rendered(kept[i]),
                words = Metrics.Words(s.GoldWords, s.Chosen(s.Words, kept[i])), shingles = new[] { precision, recall },
                blocks = Enumerable.Range(0, s.Words.Length).Select(b => Row(s, kept[i], b)),
            }));
        }
    }

    private static object[] Row(Sample s, bool[] kept, int b)
    {
        const int shown = 90;
        ref var block = ref s.Analysis.Blocks[b];
        var text = s.Texts[b].Length > shown ? s.Texts[b][..shown] : s.Texts[b];
        var (label, weight) = s.Labels[b];
        return
        [
            kept[b] ? 1 : 0, label, weight, block.Alone, block.Probability, s.Words[b].Length, s.Tree[block.Element].Tag.ToString(), text,
            block.Cut, block.Characters,
        ];
    }
}
