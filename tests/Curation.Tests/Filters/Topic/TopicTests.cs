using Curation.Core;
using Curation.Models.FastText;
using Curation.Tests.Models.FastText;
using Curation.Text;
using TopicStage = Curation.Filters.Topic.Topic;

namespace Curation.Tests.Filters.Topic;

public sealed class TopicTests
{
    private static readonly TopicStage _stage = new() { Model = "topics.bin" };

    [Theory]
    [InlineData("good good", "good", 0.88079)]
    [InlineData("bad", "other", 0.67918)]
    public void Names_the_most_probable_label(string text, string label, double expected)
    {
        var found = ((Labeler)_stage.Open(new Files())).Classify(new("s", "1", "", DocumentText.FromString(text)));
        Assert.Equal(label, found.Name);
        Assert.Equal(expected + 1e-5, found.Score, 1e-4);
    }

    [Fact]
    public void A_missing_model_and_an_unknown_label_are_mistakes()
    {
        Assert.Contains("model is needed", Assert.Throws<RecipeException>(() => new TopicStage().Open(new Files())).Message, StringComparison.Ordinal);
        Assert.Equal(
            "topic: keep: label \"goood\" is unknown to topics.bin; known: good, other",
            Assert.Throws<RecipeException>(() => (_stage with { Keep = ["none", "goood"] }).Open(new Files())).Message);
        Assert.IsType<TopicStage>((_stage with { Keep = ["none", "good"] }).Open(new Files()));
    }

    private sealed class Files : IAssets
    {
        public byte[] Read(string name) => TinyModel.File(FastTextParts.Linear(
            new FastTextHeader(1, FastTextLoss.Softmax), [new("</s>", 2), new("good", 2), new("bad", 1)], new("good", 2), new("other", 1),
            [0, 3, -1.5f])).ToArray();
    }
}
