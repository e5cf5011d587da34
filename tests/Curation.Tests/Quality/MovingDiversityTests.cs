using Curation.Models;
using Curation.Quality;

namespace Curation.Tests.Quality;

public sealed class MovingDiversityTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(30, 10)]
    [InlineData(50, 40)]
    [InlineData(51, 40)]
    [InlineData(3000, 5)]
    [InlineData(3000, 60)]
    public void Agrees_with_counting_every_window(int length, int vocabulary)
    {
        var words = Words(length, vocabulary);
        var diversity = new MovingDiversity(new byte[MovingDiversity.Slots], new ushort[MovingDiversity.Window]);
        foreach (var word in words) diversity.Add(Word.HashOf(word));
        var expected = length == 0 ? 0 : length < 50 ? (double)words.Distinct().Count() / length
            : Enumerable.Range(0, length - 49).Average(i => words.Skip(i).Take(50).Distinct().Count() / 50.0);
        // eleven bits of hash lose a type now and then
        Assert.InRange(diversity.Share, expected - 0.03, expected + 1e-9);
    }

    [Fact]
    public void Cohesion_agrees_with_looking_back_a_hundred_words()
    {
        foreach (var vocabulary in (int[])[3, 80, 400, 3000])
        {
            var words = Words(4000, vocabulary);
            using var cohesion = new Cohesion();
            foreach (var word in words) cohesion.Add(Word.HashOf(word));
            var expected = Enumerable.Range(0, words.Count).Count(i => words.Skip(Math.Max(0, i - 100)).Take(Math.Min(i, 100)).Contains(words[i])) / 4000.0;
            Assert.InRange(cohesion.Share, expected - 0.04, expected + 1e-9);
        }
    }

    [Fact]
    public void Words_drawn_at_random_one_after_the_other_score_low()
    {
        var scorer = (Prose)new Prose().Open(new Curation.Recipe.Assets());
        var tokens = string.Join(' ', ProseSnippets.Good.Values).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var drawn = string.Join(' ', Enumerable.Range(0, 600).Select(i => tokens[(int)(Curation.Text.XxHash64.Hash($"{i}") % (ulong)tokens.Length)]));
        Assert.InRange(scorer.Score(new Curation.Core.Document("s", "1", "", Curation.Text.DocumentText.FromString(drawn))), 0, 0.3);
    }

    private static List<string> Words(int length, int vocabulary)
    {
        var random = new Random(length + vocabulary);
        return [.. Enumerable.Range(0, length).Select(_ => $"word{random.Next(vocabulary)}")];
    }
}
