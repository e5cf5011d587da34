using System.Text;
using Curation.Core;
using Curation.Models.FastText;

namespace Curation.Tests.Models.FastText;

public sealed class FastTextModelTests
{
    private const float Epsilon = 1e-5f;

    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        { (int)FastTextLoss.Softmax, 2, 1, 0, 0 },
        { (int)FastTextLoss.Softmax, 2, 3, 2, 4 },
        { (int)FastTextLoss.Softmax, 3, 2, 0, 0 },
        { (int)FastTextLoss.Softmax, 9, 2, 1, 3 },
        { (int)FastTextLoss.OneVersusAll, 2, 1, 3, 6 },
        { (int)FastTextLoss.OneVersusAll, 7, 5, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Agrees_with_the_slow_twin_collapsed_or_not(int loss, int labels, int wordNGrams, int min, int max)
    {
        var parts = TinyModel.Parts((FastTextLoss)loss, labels, wordNGrams, min, max);
        var twin = new FastTextTwin(parts);
        var collapsed = FastTextReader.Read("tiny.bin", TinyModel.File(parts), collapse: true);
        var whole = FastTextReader.Read("tiny.bin", TinyModel.File(parts), collapse: false);
        Span<float> first = stackalloc float[labels], second = stackalloc float[labels];
        // the table of the logistic function has steps of 1/32
        var tolerance = loss == (int)FastTextLoss.Softmax ? 1e-5 : 0.01;
        foreach (var text in TinyModel.Texts(1000, seed: labels))
        {
            var expected = twin.Score(text);
            Assert.Equal(expected is not null, collapsed.Score(Encoding.UTF8.GetBytes(text), first));
            Assert.Equal(expected is not null, whole.Score(Encoding.UTF8.GetBytes(text), second));
            for (var i = 0; i < labels && expected is not null; i++)
            {
                Assert.Equal(expected[i] + Epsilon, first[i], tolerance);
                Assert.Equal(expected[i] + Epsilon, second[i], tolerance);
            }
        }
    }

    [Theory]
    [InlineData("</s>", 3617362777u)]
    [InlineData("", 2166136261u)]
    public void Hashes_are_those_of_the_format(string word, uint hash) => Assert.Equal(hash, FastTextVocabulary.Hash(Encoding.UTF8.GetBytes(word)));

    [Theory]
    [InlineData("é")]
    [InlineData("язык")]
    public void Bytes_above_127_are_widened_with_their_sign(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        var plain = bytes.Aggregate(2166136261u, (hash, value) => (hash ^ value) * 16777619u);
        Assert.NotEqual(plain, FastTextVocabulary.Hash(bytes));
        Assert.Equal(FastTextTwin.Hash(word), FastTextVocabulary.Hash(bytes));
    }

    [Fact]
    public void Hierarchical_softmax_gives_probabilities_that_sum_to_one()
    {
        foreach (var labels in (int[])[1, 2, 3, 8, 300])
        {
            var model = FastTextModel.Read("hs.bin", TinyModel.File(TinyModel.Parts(FastTextLoss.HierarchicalSoftmax, labels, 2, 0, 0)));
            var probabilities = new float[labels];
            Assert.True(model.Score("the house of a café"u8, probabilities));
            Assert.InRange(probabilities.Sum(), 0.99, 1.02);
        }
    }

    [Fact]
    public void Line_ends_are_spaces_and_an_end_mark_ends_the_text()
    {
        var model = FastTextModel.Read("tiny.bin", TinyModel.File(TinyModel.Parts(FastTextLoss.Softmax, 3, 2, 0, 0)));
        Assert.Equal(model.Best("the house of a café"u8), model.Best("\nthe house\r\nof\0a\u000B\fcafé\n\n"u8));
        Assert.Equal(model.Best("the house"u8), model.Best("the house </s> of a café"u8));
    }

    [Fact]
    public void Text_without_features_has_no_label()
    {
        var parts = TinyModel.Parts(FastTextLoss.Softmax, 2, 1, 0, 0);
        var without = parts with { Words = [.. parts.Words.Select(word => word with { Text = word.Text == "</s>" ? "other" : word.Text })] };
        var model = FastTextModel.Read("tiny.bin", TinyModel.File(without));
        Assert.Null(model.Best(""u8));
        Assert.Null(model.Best("nothing known here"u8));
        Assert.NotNull(model.Best("the"u8));
    }

    [Fact]
    public void A_linear_model_is_the_logistic_function_of_the_mean_weight()
    {
        var header = new FastTextHeader(1, FastTextLoss.Softmax);
        var parts = FastTextParts.Linear(header, [new("</s>", 2), new("good", 2), new("bad", 1)], new("yes", 2), new("no", 1), [0, 3, -1]);
        var probabilities = new float[2];
        Assert.True(FastTextModel.Read("linear.bin", TinyModel.File(parts)).Score("good bad good"u8, probabilities));
        Assert.Equal(1 / (1 + Math.Exp(-5.0 / 4)) + Epsilon, probabilities[0], 1e-6);
    }

    [Fact]
    public void A_file_cut_off_or_spoilt_anywhere_is_a_mistake_of_one_line()
    {
        var whole = TinyModel.File(TinyModel.Parts(FastTextLoss.Softmax, 3, 2, 1, 3)).ToArray();
        for (var length = 0; length < whole.Length; length += length < 700 ? 3 : 397)
        {
            var error = Assert.Throws<RecipeException>(() => FastTextModel.Read("cut.bin", new MemoryStream(whole, 0, length)));
            Assert.StartsWith("cut.bin: ", Assert.Single(error.Mistakes), StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }

        var random = new Random(11);
        for (var turn = 0; turn < 500; turn++)
        {
            var spoilt = (byte[])whole.Clone();
            for (var times = random.Next(1, 4); times > 0; times--) spoilt[random.Next(random.Next(2) == 0 ? 500 : spoilt.Length)] = (byte)random.Next(256);
            try
            {
                FastTextModel.Read("spoilt.bin", new MemoryStream(spoilt)).Best("the house of a café"u8);
            }
            catch (RecipeException error)
            {
                Assert.Single(error.Mistakes);
            }
        }
    }
}
