using System.Text;
using Curation.Core;
using Curation.Models.Importance;
using Curation.Selection;
using Curation.Text;
using ImportanceStage = Curation.Quality.Importance.Importance;

namespace Curation.Tests.Quality.Importance;

public sealed class ImportanceTests
{
    private const int Documents = 1000;
    private static readonly ImportanceModel _model = Trained();

    [Fact]
    public void Scores_the_mean_log_ratio_of_features()
    {
        var (target, raw) = (new FeatureCounts(), new FeatureCounts());
        target.Add("one two"u8);
        raw.Add("one\nthree"u8);
        // buckets: one, two, three, one two, one three
        var model = new ImportanceModel(target, raw);
        double target1 = Math.Log(2.0 / 2), onlyTarget = Math.Log(2.0 / 1), neither = 0;
        Assert.Equal((target1 + onlyTarget + onlyTarget) / 3, model.Score("One TWO"u8), 1e-6);
        Assert.Equal((onlyTarget + neither + neither) / 3, model.Score("two four"u8), 1e-6);
        Assert.Equal(double.NaN, model.Score(" \n"u8));
        Assert.Equal(0, target.Divergence(target));
    }

    [Fact]
    public void A_file_is_read_as_it_was_written()
    {
        var stage = (Scorer)new ImportanceStage { Model = "m" }.Open(new Given(_model.ToText()));
        for (var i = 0; i < 20; i++)
        {
            var text = TextOf(i);
            Assert.Equal(_model.Score(Encoding.UTF8.GetBytes(text)), stage.Score(new("s", "1", "", DocumentText.FromString(text))));
        }
    }

    [Theory]
    [InlineData("", "m, line 1: the file ends; importance 1 10000 was expected")]
    [InlineData("importance 1 10000\n1 2\n1\n", "m, line 3: \"1\"; two counts was expected")]
    [InlineData("importance 1 10000\n1 -2\n", "m, line 2: \"1 -2\"; two counts was expected")]
    [InlineData("importance 1 10000\n1 2\n", "m, line 3: the file ends; two counts was expected")]
    public void A_broken_file_is_a_mistake(string file, string mistake) =>
        Assert.Equal(mistake, Assert.Throws<RecipeException>(() => new ImportanceStage { Model = "m" }.Open(new Given(file))).Message);

    [Fact]
    public void A_missing_option_is_a_mistake() =>
        Assert.Contains("model is needed", Assert.Throws<RecipeException>(() => new ImportanceStage().Open(new Given(""))).Message, StringComparison.Ordinal);

    [Fact]
    public void Drawing_by_it_brings_the_planted_topic_and_comes_nearer_to_the_target()
    {
        var kept = Draw(shuffle: 0);
        Assert.InRange(kept.Count(i => i % 2 == 0) / (double)kept.Count, 0.95, 1);
        var selected = new FeatureCounts();
        foreach (var i in kept) selected.Add(Encoding.UTF8.GetBytes(TextOf(i)));
        Assert.True(_model.Target.Divergence(selected) < _model.Target.Divergence(_model.Raw));
        // chance has a part: it is not the best alone
        var best = Enumerable.Range(0, Documents).OrderByDescending(i => _model.Score(Encoding.UTF8.GetBytes(TextOf(i)))).Take(kept.Count);
        Assert.NotEqual(best.Order(), kept);
    }

    [Fact]
    public void The_order_of_documents_changes_nothing()
    {
        Assert.Equal(Draw(shuffle: 0), Draw(shuffle: 1));
        Assert.Equal(Draw(shuffle: 0), Draw(shuffle: 2));
    }

    /// <summary>Numbers of the documents that select's mode dsir keeps.</summary>
    private static List<int> Draw(int shuffle)
    {
        var pool = new Pool(Documents, [], 1);
        var scores = new uint[Documents];
        var order = Enumerable.Range(0, Documents).OrderBy(i => shuffle == 0 ? (ulong)i : XxHash64.Hash($"{shuffle} {i}")).ToArray();
        for (var document = 0; document < Documents; document++)
        {
            var i = order[document];
            (pool.Hash[document], pool.Tokens[document]) = (XxHash64.Hash($"id {i}"), 10 + i % 7);
            scores[document] = QuantisedScore.Of(_model.Score(Encoding.UTF8.GetBytes(TextOf(i))));
        }

        var chooser = new Chooser(pool, new Places(new StageChain([])), new SelectOptions { Mode = SelectMode.Dsir }, 42);
        var choice = chooser.Choose(scores, QuantisedScore.Value, 2000);
        return [.. Enumerable.Range(0, Documents).Where(document => choice.Copies[document] > 0).Select(document => order[document]).Order()];
    }

    /// <summary>Every second text is of the target's topic, with some words of the other.</summary>
    private static string TextOf(int i)
    {
        var random = new Random(i);
        return string.Join(' ', Enumerable.Range(0, 40).Select(_ =>
            (i % 2 == 0) == (random.Next(5) > 0) ? $"topic{random.Next(60)}" : $"other{random.Next(60)}"));
    }

    private static ImportanceModel Trained()
    {
        var (target, raw) = (new FeatureCounts(), new FeatureCounts());
        for (var i = 0; i < 400; i++) raw.Add(Encoding.UTF8.GetBytes(TextOf(10_000 + i)));
        for (var i = 0; i < 200; i++) target.Add(Encoding.UTF8.GetBytes(TextOf(20_000 + 2 * i)));
        return new ImportanceModel(target, raw);
    }

    private sealed class Given(string file) : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(file);
    }
}
