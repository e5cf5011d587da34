using System.Text;
using Curation.Quality.Classifying;

namespace Curation.Tests.Quality.Classifying;

public sealed class TrainingSetTests
{
    private static readonly TrainingOptions _options = new();

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    [InlineData(0.9)]
    public void No_host_is_on_both_sides_and_each_side_has_both_classes(double share)
    {
        var set = TrainingSet.Of(ClassifierTrainingTests.Texts(), _options with { HeldOut = share });
        Assert.Empty(set.Learned.Select(text => text.Host).Intersect(set.Held.Select(text => text.Host)));
        Assert.All([set.Learned, set.Held], side => Assert.Equal([0.0, 1.0], side.Select(text => text.Grade).Distinct().Order()));
        Assert.Equal(240, set.Learned.Count + set.Held.Count);
    }

    [Theory]
    [InlineData(200, 4, 60, 30)]  // few hosts of few texts beside many
    [InlineData(4, 200, 2, 100)]
    [InlineData(300, 300, 2, 2)]
    [InlineData(3, 500, 3, 1)]    // of one host nothing can be held and learned from: none at all
    public void Each_class_is_held_by_its_own_share(int good, int bad, int goodHosts, int badHosts)
    {
        IEnumerable<TrainingText> Class(int count, int hosts, double grade) => Enumerable.Range(0, count).Select(i => new TrainingText(
            $"{grade} {i}", $"{grade}-{i * i % hosts}.test", Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 30).Select(w => $"{grade}x{i}y{w}"))), grade));
        var texts = Class(good, goodHosts, 1).Concat(Class(bad, badHosts, 0)).ToList();
        var set = TrainingSet.Of(texts, _options);
        Assert.Equal(set.Held.Select(text => text.Id), TrainingSet.Of(texts.AsEnumerable().Reverse(), _options).Held.Select(text => text.Id));
        foreach (var grade in new double[] { 0, 1 })
        {
            int Count(IReadOnlyList<TrainingText> side) => side.Count(text => text.Grade == grade);
            Assert.True(Count(set.Learned) > 0);
            if (badHosts == 1)
            {
                Assert.Empty(set.Held);
                continue;
            }

            var smallest = texts.Where(text => text.Grade == grade).GroupBy(text => text.Host).Min(host => host.Count());
            Assert.InRange(Count(set.Held), 1, Math.Max(smallest, _options.HeldOut * texts.Count(text => text.Grade == grade)));
        }
    }

    [Fact]
    public void Of_one_host_nothing_is_held() =>
        Assert.Empty(TrainingSet.Of(ClassifierTrainingTests.Texts().Select(text => text with { Host = "a.test" }), _options).Held);

    [Fact]
    public void Near_duplicates_go_once_within_a_class_and_twice_across()
    {
        var texts = ClassifierTrainingTests.Texts().ToList();
        var copies = texts.Take(4).Select(text => text with { Text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.Text.Span) + " more") }).ToList();
        var within = TrainingSet.Of(texts.Concat(copies), _options);
        Assert.Equal((4, 0, 240), (within.Repeated, within.Contradictory, within.Learned.Count + within.Held.Count));
        var across = TrainingSet.Of(texts.Concat(copies.Select(text => text with { Grade = 1 - text.Grade })), _options);
        Assert.Equal((0, 8, 236), (across.Repeated, across.Contradictory, across.Learned.Count + across.Held.Count));
    }

    [Fact]
    public void Sketches_estimate_the_similarity_of_sets_of_five_words()
    {
        var random = new Random(1);
        for (var i = 0; i < 40; i++)
        {
            var one = Enumerable.Range(0, 800).Select(_ => $"w{random.Next(5000)}").ToArray();
            var other = one[..(200 + i * 15)].Concat(Enumerable.Range(0, 100).Select(n => $"n{n}")).ToArray();
            var estimated = TextSketch.Similarity(SketchOf(one), SketchOf(other));
            Assert.InRange(estimated, Jaccard(one, other) - 0.2, Jaccard(one, other) + 0.2);
        }

        Assert.Equal(1, TextSketch.Similarity(SketchOf(["one", "two"]), SketchOf(["One", "two"])));
        Assert.Equal(0, TextSketch.Similarity(SketchOf([]), SketchOf([])));
    }

    private static ulong[] SketchOf(string[] words) => TextSketch.Of(Encoding.UTF8.GetBytes(string.Join(' ', words)));

    private static double Jaccard(string[] one, string[] other)
    {
        static HashSet<string> Runs(string[] words) => [.. Enumerable.Range(0, words.Length - 4).Select(i => string.Join(' ', words[i..(i + 5)]))];
        var (left, right) = (Runs(one), Runs(other));
        return left.Intersect(right).Count() / (double)left.Union(right).Count();
    }
}
