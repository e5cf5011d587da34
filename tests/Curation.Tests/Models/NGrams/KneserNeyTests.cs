using Curation.Core;
using Curation.Models.NGrams;

namespace Curation.Tests.Models.NGrams;

public sealed class KneserNeyTests
{
    public static TheoryData<int, int[]> Settings => new()
    {
        { 1, [0] }, { 2, [0, 0] }, { 3, [0, 0, 0] }, { 3, [0, 0, 1] }, { 3, [2, 2, 3] }, { 4, [0, 1, 1, 2] }, { 5, [1, 1, 1, 1, 1] },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Agrees_with_the_formula(int order, int[] prune)
    {
        foreach (var lines in new[] { 3, 40, 400 })
        {
            var text = TinyArpa.Babble(lines, lines);
            var slow = new SlowKneserNey(text, order, prune);
            var arpa = new SlowArpa(TinyArpa.Train(order, prune, TokenForm.Plain, text));
            foreach (var gram in Enumerable.Range(1, order).SelectMany(slow.Kept).Where(gram => gram != "<s>").Take(300).Concat(["w0 never", "never"]))
            {
                var words = gram.Split(' ').Select(word => word == "<s>" || slow.Vocabulary.Contains(word) ? word : "<unk>").ToArray();
                if (words.Length <= order) Assert.Equal(slow.Of(words[..^1], words[^1]), Math.Pow(10, arpa.Log(words[..^1], words[^1])), 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Probabilities_behind_every_context_sum_to_one(int order, int[] prune)
    {
        var arpa = new SlowArpa(TinyArpa.Train(order, prune, TokenForm.Plain, TinyArpa.Babble(7, 150)));
        var words = arpa.Words.Where(word => word != "<s>").ToList();
        foreach (var context in arpa.Contexts.Append(""))
            Assert.Equal(1, words.Sum(word => Math.Pow(10, arpa.Log(context.Split(' ', StringSplitOptions.RemoveEmptyEntries), word))), 1e-5);
    }

    [Fact]
    public void A_word_pruned_is_unknown_and_unknown_words_have_what_it_had()
    {
        var model = TinyArpa.Read(TinyArpa.Train(2, [1, 1], TokenForm.Plain, "a b\na c\na d\na a"));
        Assert.Equal(model.Log("a b"), model.Log("a zzz"));
        Assert.True(model.Log("a b") > model.Log("b a"));
        Assert.Equal([4, 3], model.Counts); // <s> </s> <unk> a; <s> a, a <unk>, <unk> </s>
    }

    [Fact]
    public void The_order_of_the_texts_changes_nothing()
    {
        string[] texts = [.. Enumerable.Range(0, 20).Select(seed => TinyArpa.Babble(seed, 10))];
        var arpa = TinyArpa.Train(4, [0, 0, 1], TokenForm.Words, texts);
        Assert.Equal(arpa, TinyArpa.Train(4, [0, 0, 1], TokenForm.Words, [.. texts.Reverse()]));
        Assert.Equal(arpa, TinyArpa.Train(4, [0, 0, 1], TokenForm.Words, string.Join('\n', texts)));
    }

    [Fact]
    public void Numbers_are_read_as_they_were_written()
    {
        var arpa = TinyArpa.Train(3, [0, 0, 0], TokenForm.Plain, TinyArpa.Babble(5, 100));
        var (model, slow) = (TinyArpa.Read(arpa), new SlowArpa(arpa));
        Assert.True(model.IsClosed);
        // one float from the file: no sum in between
        foreach (var word in slow.Words.Where(word => word[0] == 'w'))
            Assert.Equal((float)slow.Log([], word) * Math.Log(10), model.Priors(System.Text.Encoding.UTF8.GetBytes(word), TokenForm.Plain).Mean);
    }

    [Fact]
    public void Marks_of_the_model_in_a_text_are_passed_over() =>
        Assert.Equal(TinyArpa.Train(2, [0], TokenForm.Plain, "a b\nb"), TinyArpa.Train(2, [0], TokenForm.Plain, "a <s> b </s>\n<unk> b"));

    [Fact]
    public void What_cannot_be_trained_is_a_mistake()
    {
        (int, int[], string)[] mistakes = [(0, [], "a"), (6, [], "a"), (2, [1, 0], "a"), (1, [0, 0], "a"), (2, [-1], "a"), (2, [], "\n \n")];
        foreach (var (order, prune, text) in mistakes)
            Assert.Throws<RecipeException>(() => TinyArpa.Train(order, prune, TokenForm.Words, text));
    }
}
