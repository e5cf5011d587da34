using System.Text;
using Curation.Core;
using Curation.Models.FastText;
using Curation.Quality.Classifying;
using Curation.Recipe;
using Curation.Tests.Models.FastText;
using Curation.Text;

namespace Curation.Tests.Quality.Classifying;

public sealed class QualityClassifierTests
{
    private static readonly QualityClassifier _builtIn = (QualityClassifier)new QualityClassifier().Open(new Assets());

    public static TheoryData<string> Good => [.. ProseSnippets.Good.Keys];

    [Theory]
    [MemberData(nameof(Good))]
    public void The_built_in_one_puts_prose_above_the_rest(string name)
    {
        var score = Score(ProseSnippets.Good[name]);
        Assert.All(ProseSnippets.Bad, bad => Assert.True(score > Score(bad.Value), $"{name} {score:F3} ≤ {bad.Key} {Score(bad.Value):F3}"));
    }

    [Fact]
    public void Swapping_words_for_groups_of_people_changes_nothing()
    {
        string Tell(string group) => $"The {group} women of the town met on Thursdays, although few remembered why, because a {group} man had built the hall.";
        var expected = Score(Tell("Jewish"));
        Assert.All((string[])["Muslim", "gay", "African American", "African-American", "transgender", "Deaf"], group => Assert.Equal(expected, Score(Tell(group))));
        Assert.Equal(Score("He said that she had seen him in the garden."), Score("She said that he had seen her in the garden."));
    }

    [Fact]
    public void Empty_text_and_any_bytes_have_finite_scores() =>
        Assert.All((byte[][])[[], [255, 254, 0], [.. Enumerable.Repeat((byte)'a', 100_000)]], bytes => Assert.True(double.IsFinite(Score(bytes))));

    [Theory]
    [InlineData("classifier: builtin:english-quality")]
    [InlineData("classifier: { model: builtin:english-quality }")]
    [InlineData("classifier")]
    [InlineData("quality-classifier: { as: classifier }")]
    public void In_the_quality_section_it_is_called_classifier(string line)
    {
        var plan = Read($"quality: {{ score: [ {{ {line} }} ] }}".Replace("{ classifier }", "classifier", StringComparison.Ordinal));
        var planned = Assert.Single(plan.Quality.Score);
        Assert.Equal(("classifier", typeof(QualityClassifier)), (planned.Name, planned.Scorer.GetType()));
    }

    [Fact]
    public void A_model_that_is_not_there_is_told_with_its_line() => Assert.Contains(
        ":3: classifier: none.model: cannot be read",
        Assert.Throws<RecipeException>(() => Read("quality:\n  score:\n    - classifier: none.model")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_filter_of_the_same_name_stays_what_it_is()
    {
        var plan = Read("stages:\n  - classifier: { model: builtin:english-quality, label: hq, min: 0.5 }\nquality: { score: [ prose, { classifier: builtin:english-quality } ] }");
        Assert.IsType<Curation.Filters.Classifier.Classifier>(Assert.Single(plan.Stages).Stage);
        var document = new Document("s", "1", "", DocumentText.FromString(ProseSnippets.Good["essay"]));
        Assert.Equal(_builtIn.Score(document), plan.Chain.Measure(document).Values[0]);
    }

    [Theory]
    [InlineData("hq", null, 0)]
    [InlineData("other", "other", 0)]
    [InlineData("other", "__label__hq", 1)]
    public void The_better_label_of_a_fastText_model_is_found(string first, string? asked, int label)
    {
        string[] labels = first == "hq" ? ["hq", "cc"] : ["other", "hq"];
        var parts = FastTextParts.Linear(new FastTextHeader(1, FastTextLoss.Softmax), [new("good", 2)], new(labels[0], 2), new(labels[1], 1), [3]);
        var scorer = (QualityClassifier)new QualityClassifier { Model = "m.bin", Label = asked }.Open(new Model(TinyModel.File(parts).ToArray()));
        var expected = 1 / (1 + Math.Exp(label == 0 ? -3 : 3)) + 1e-5;
        Assert.Equal(expected, scorer.Score(new Document("s", "1", "", DocumentText.FromString("good"))), 1e-6);
    }

    [Fact]
    public void A_label_that_nobody_can_guess_is_asked_for()
    {
        var parts = FastTextParts.Linear(new FastTextHeader(1, FastTextLoss.Softmax), [new("good", 2)], new("a", 2), new("b", 1), [3]);
        var error = Assert.Throws<RecipeException>(() => new QualityClassifier { Model = "m.bin" }.Open(new Model(TinyModel.File(parts).ToArray())));
        Assert.Equal("classifier: a label of m.bin is needed; known: a, b", error.Message);
    }

    private static double Score(string text) => Score(Encoding.UTF8.GetBytes(text));

    private static double Score(byte[] bytes) => _builtIn.Score(new Document("s", "1", "", DocumentText.FromUtf8(bytes)));

    private static Plan Read(string yaml)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, yaml);
            return RecipeReader.Read(file, [], new Dictionary<string, Func<object>>());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed class Model(byte[] bytes) : IAssets
    {
        public byte[] Read(string name) => bytes;
    }
}
