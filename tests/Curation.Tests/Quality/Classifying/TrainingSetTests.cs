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
