using System.Text;
using Curation.Core;
using Curation.Models.FastText;
using Curation.Tests.Models.FastText;
using Curation.Text;
using ClassifierStage = Curation.Filters.Classifier.Classifier;

namespace Curation.Tests.Filters.Classifier;

public sealed class ClassifierTests
{
    private static readonly ClassifierStage _stage = new() { Model = "good.bin", Label = "good" };

    [Theory]
    [InlineData("good good", 0.88079)]
    [InlineData("bad\nbad", 0.26894)]
    [InlineData("", 0.5)]
    public void Measures_the_probability_of_the_label(string text, double expected) =>
        Assert.Equal(expected + 1e-5, ((Filter)_stage.Open(new Files())).Measure(DocumentOf(text)), 1e-5);

    [Fact]
    public void The_label_may_carry_its_prefix() =>
        Assert.Equal(0.67918 + 1e-5, ((Filter)(_stage with { Label = "__label__other" }).Open(new Files())).Measure(DocumentOf("bad")), 1e-5);

    [Fact]
    public void Missing_options_and_unknown_labels_are_mistakes()
    {
        Assert.Contains("model and label", Assert.Throws<RecipeException>(() => new ClassifierStage().Open(new Files())).Message, StringComparison.Ordinal);
        var error = Assert.Throws<RecipeException>(() => (_stage with { Label = "goood" }).Open(new Files()));
        Assert.Equal("classifier: label \"goood\" is unknown to good.bin; known: good, other", error.Message);
    }

    /// <summary>A Lomax number of shape 3 is above 1 - p with probability (2 - p)^-3.</summary>
    [Theory]
    [InlineData("good good", 0.88079)]
    [InlineData("bad\nbad", 0.26894)]
    public void A_pareto_draw_keeps_as_many_as_it_should(string text, double probability)
    {
        var stage = (Filter)(_stage with { Pareto = 3, Min = 1 }).Open(new Files());
        const int Documents = 4000;
        using var once = DocumentText.FromString(text);
        var kept = Enumerable.Range(0, Documents).Count(id => stage.Allows(stage.Measure(new Document("s", $"{id}", "", once))));
        Assert.Equal(Math.Pow(2 - probability, -3), (double)kept / Documents, 0.03);
    }

    private static Document DocumentOf(string text) => new("s", "1", "", DocumentText.FromUtf8(Encoding.UTF8.GetBytes(text)));

    private sealed class Files : IAssets
    {
        public byte[] Read(string name) => TinyModel.File(FastTextParts.Linear(
            new FastTextHeader(1, FastTextLoss.Softmax), [new("</s>", 2), new("good", 2), new("bad", 1)], new("good", 2), new("other", 1),
            [0, 3, -1.5f])).ToArray();
    }
}
