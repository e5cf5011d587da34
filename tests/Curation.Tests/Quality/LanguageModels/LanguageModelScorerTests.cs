using System.Text;
using Curation.Core;
using Curation.Models.NGrams;
using Curation.Quality.LanguageModels;
using Curation.Tests.Models.NGrams;
using Curation.Text;

namespace Curation.Tests.Quality.LanguageModels;

public sealed class PerplexityTests
{
    private static readonly Perplexity _stage = new() { Model = "tiny", Tokens = TokenForm.Plain };

    [Fact]
    public void Scores_minus_the_perplexity() => Assert.Equal(-Math.Pow(10, 1.1 / 4), Scored.By(_stage, "the cat sat"), 1e-5);

    [Theory]
    [InlineData(2)]
    [InlineData(0.6)]
    public void With_a_centre_it_is_the_distance(double times) => Assert.Equal(
        -Math.Abs(Math.Log(times)), Scored.By(_stage with { Centre = Math.Pow(10, 1.1 / 4) * times }, "the cat sat"), 1e-5);

    [Fact]
    public void A_text_without_tokens_has_none() => Assert.Equal(double.NaN, Scored.By(_stage with { Tokens = TokenForm.Words }, " \n"));

    [Fact]
    public void Options_are_checked()
    {
        Assert.StartsWith("perplexity: model is needed", Scored.Mistake(new Perplexity()), StringComparison.Ordinal);
        Assert.Equal("perplexity: centre 1: above 1 was expected", Scored.Mistake(_stage with { Centre = 1 }));
    }
}

public sealed class LogRatioTests
{
    private static readonly LogRatio _stage = new() { Good = "tiny", Bad = "flat", Tokens = TokenForm.Plain };

    [Fact]
    public void Scores_the_mean_difference_of_logarithms() =>
        Assert.Equal((-1.1 - (-0.9 * 3 - 0.7)) * Math.Log(10) / 4, Scored.By(_stage, "the cat sat"), 1e-5);

    [Fact]
    public void A_missing_model_is_a_mistake()
    {
        foreach (var (stage, option) in new[] { (_stage with { Good = null }, "good"), (_stage with { Bad = null }, "bad") })
            Assert.StartsWith($"log-ratio: {option} is needed", Scored.Mistake(stage), StringComparison.Ordinal);
    }
}

public sealed class TokenPriorTests
{
    private static readonly TokenPrior _stage = new() { Model = "tiny", Tokens = TokenForm.Plain };

    [Fact]
    public void Scores_mean_and_deviation_of_single_tokens()
    {
        Assert.Equal(-0.65 * Math.Log(10), Scored.By(_stage, "the cat"), 1e-5);
        Assert.Equal(0.05 * Math.Log(10), Scored.By(_stage with { Statistic = PriorStatistic.Deviation }, "the cat"), 1e-5);
        Assert.Equal(-0.15 * Math.Log(10), Scored.By(_stage with { Centre = -0.5 * Math.Log(10) }, "the cat"), 1e-5);
        Assert.Equal(double.NaN, Scored.By(_stage, ""));
    }
}

internal static class Scored
{
    public static string Mistake(Stage stage) => Assert.Throws<RecipeException>(() => stage.Open(new Models())).Message;

    public static double By(Scorer stage, string text) => ((Scorer)stage.Open(new Models())).Score(new("s", "1", "", DocumentText.FromString(text)));
}

internal sealed class Models : IAssets
{
    private const string Flat = "\\data\\\nngram 1=3\n\\1-grams:\n-0.9 <unk>\n-99 <s>\n-0.7 </s>\n\\end\\\n";

    public byte[] Read(string name) => Encoding.UTF8.GetBytes(name == "tiny" ? TinyArpa.Text : Flat);
}
