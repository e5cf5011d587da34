using Curation.Dedup;

namespace Curation.Tests.Dedup;

/// <summary>How good the clusters are on planted duplicates of every kind, against the exact Jaccard similarity of all pairs.</summary>
public sealed class QualityTests
{
    private const int Originals = 60;
    private static readonly DedupOptions _default = new();

    /// <summary>With verification every pair that is joined directly is one of at least 0.8, and of all pairs in a cluster nearly every one is of one origin.</summary>
    [Fact]
    public async Task Clusters_are_precise_and_most_similar_pairs_are_found()
    {
        var corpus = new PlantedCorpus(40, Originals);
        using var run = await new JobRun(corpus.Documents, _default, i => $"{i % 5}").Run();
        var clusters = run.Clusters().Select(line => line.Split(' ')).ToList();
        var clusterOf = clusters.SelectMany((ids, number) => ids.Select(id => (id, number))).ToDictionary(pair => pair.id, pair => pair.number);
        var shingles = corpus.Documents.ToDictionary(document => document.Id, document => SlowTwin.Shingles(document.Text, 5));
        var (similar, found) = (0, 0);
        foreach (var (one, other) in Pairs([.. shingles.Keys]))
        {
            if (SlowTwin.Jaccard(shingles[one], shingles[other]) < 0.8) continue;
            similar++;
            if (clusterOf.TryGetValue(one, out var cluster) && clusterOf.GetValueOrDefault(other, -1) == cluster) found++;
        }

        var joined = clusters.SelectMany(Pairs).ToList();
        var right = joined.Count(pair => PlantedCorpus.OriginOf(pair.One) == PlantedCorpus.OriginOf(pair.Other));
        Assert.True(similar > 200, $"{similar} similar pairs");
        Assert.True(found >= 0.97 * similar, $"{found} of {similar} similar pairs");
        Assert.True(right >= 0.99 * joined.Count, $"{right} of {joined.Count} joined pairs");
        Assert.DoesNotContain(clusters.SelectMany(ids => ids), id => id.Contains("translated", StringComparison.Ordinal));
    }

    /// <summary>By rate of edits: the share of copies that share a band with their original is 1-(1-s⁸)¹⁴, four standard deviations at most away.</summary>
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.03)]
    [InlineData(0.05)]
    [InlineData(0.08)]
    [InlineData(0.15)]
    [InlineData(0.40)]
    public void Bands_meet_as_often_as_theory_says(double edits)
    {
        foreach (var bits in new[] { 32, 64 })
        {
            var planted = new Planted((int)(edits * 1000));
            var sketcher = new Sketcher(_default with { Near = new() { HashBits = bits } });
            double expected = 0, variance = 0;
            var met = 0;
            for (var pair = 0; pair < 400; pair++)
            {
                var words = planted.Words(150);
                var (one, other) = (string.Join(' ', words), string.Join(' ', planted.Edit(words, edits)));
                var chance = 1 - Math.Pow(1 - Math.Pow(SlowTwin.Jaccard(SlowTwin.Shingles(one, 5), SlowTwin.Shingles(other, 5)), 8), 14);
                (expected, variance) = (expected + chance, variance + chance * (1 - chance));
                if (Keys(one).Zip(Keys(other)).Any(keys => keys.First == keys.Second)) met++;
            }

            Assert.InRange(met, expected - 4 * Math.Sqrt(variance) - 1, expected + 4 * Math.Sqrt(variance) + 1);

            ulong[] Keys(string text) => sketcher.Sketch(0, Curation.Text.DocumentText.FromString(text), "").BandKeys;
        }
    }

    private static IEnumerable<(string One, string Other)> Pairs(string[] ids)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            for (var j = 0; j < i; j++) yield return (ids[i], ids[j]);
        }
    }
}
