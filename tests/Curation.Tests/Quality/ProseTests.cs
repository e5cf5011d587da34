using System.Text;
using Curation.Core;
using Curation.Quality;
using Curation.Text;

namespace Curation.Tests.Quality;

public sealed class ProseTests
{
    private static readonly Prose _scorer = (Prose)new Prose().Open(new Curation.Recipe.Assets());

    public static TheoryData<string> Good => [.. ProseSnippets.Good.Keys];

    public static TheoryData<string> Bad => [.. ProseSnippets.Bad.Keys];

    [Theory]
    [MemberData(nameof(Good))]
    public void Careful_prose_scores_above_everything_else(string name)
    {
        var score = Score(ProseSnippets.Good[name]);
        Assert.All(ProseSnippets.Bad, bad => Assert.True(score > Score(bad.Value), $"{name} {score:F3} ≤ {bad.Key} {Score(bad.Value):F3}"));
        Assert.InRange(score, 0.4, 1);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_rest_scores_low(string name) => Assert.InRange(Score(ProseSnippets.Bad[name]), 0, 0.35);

    [Fact]
    public void Swapping_words_for_groups_of_people_changes_nothing()
    {
        string Tell(string group) =>
            $"The {group} women of the town met on Thursdays. {group} families had lived there for years, "
            + "and although few remembered why, they still kept the old hall open, "
            + $"because a {group} man had built it before the war.";
        var expected = Score(Tell("Jewish"));
        Assert.All(
            (string[])["Muslim", "Gay", "African American", "Transgender", "Deaf", "Straight", "Elderly"], group => Assert.Equal(expected, Score(Tell(group))));
        Assert.Equal(
            Score("He said that she had seen him in the garden, and that he was glad."),
            Score("She said that he had seen her in the garden, and that she was glad."));
    }

    [Theory]
    [InlineData("click buy cheap price")]
    [InlineData("hereby pursuant cookies consent")]
    [InlineData("param config deprecated api")]
    [InlineData("lol thx omg btw")]
    [InlineData("17 2024 99 3")]
    [InlineData("the of the of")]
    [InlineData("| * # =")]
    [InlineData("SALE ZXQW VKJH PLMN")]
    public void More_of_what_spoils_a_text_never_helps(string spoiler)
    {
        var words = ProseSnippets.Good["essay"].Split(' ');
        var last = 1.0;
        for (var every = 64; every >= 2; every /= 2)
        {
            var text = string.Join(' ', words.Select((word, i) => i % every == every - 1 ? $"{spoiler.Split(' ')[i / every % 4]} {word}" : word));
            var score = Score(text);
            Assert.True(score <= last + 0.02, $"one in {every}: {score} > {last}");
            last = score;
        }

        Assert.True(last < 0.75 * Score(ProseSnippets.Good["essay"]), $"{last}");
    }

    [Fact]
    public void Shuffled_words_score_far_below_the_text_they_come_from()
    {
        foreach (var (name, text) in ProseSnippets.Good)
        {
            var words = text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            new Random(1).Shuffle(words);
            Assert.True(Score(string.Join(' ', words)) < 0.5 * Score(text), $"{name}: {Score(string.Join(' ', words))} of {Score(text)}");
        }
    }

    [Fact]
    public void Longer_prose_scores_more_and_repeated_prose_less()
    {
        var essay = ProseSnippets.Good["essay"];
        Assert.True(Score(essay[..60]) < Score(essay[..250]));
        Assert.True(Score(essay[..250]) < Score(essay));
        Assert.True(Score(essay + "\n\n" + ProseSnippets.Good["story"]) > Score(essay));
        Assert.True(Score(string.Concat(Enumerable.Repeat(essay + "\n\n", 4))) < Score(essay));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ")]
    [InlineData("... !!! ???")]
    [InlineData("\0\u0001")]
    public void Nothing_scores_nothing(string text) => Assert.Equal(0, Score(text));

    [Fact]
    public void Every_text_has_a_finite_score()
    {
        var random = new Random(9);
        foreach (var piece in (string[])["a", "a ", "the ", ". ", "\n", "é", "字", "1 ", "A. ", "gay "])
            Assert.InRange(Score(new StringBuilder().Insert(0, piece, 100_000).ToString()), 0, 1);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.InRange(_scorer.Score(new Document("s", "1", "", DocumentText.FromUtf8(bytes))), 0, 1);
        }
    }

    [Fact]
    public void Wrapped_lines_score_as_the_unwrapped_text()
    {
        var essay = ProseSnippets.Good["essay"];
        Assert.Equal(Score(essay), Score(essay.Replace(" of ", "\nof ", StringComparison.Ordinal)), 3);
    }

    private static double Score(string text) => _scorer.Score(new Document("s", "1", "", DocumentText.FromString(text)));
}
