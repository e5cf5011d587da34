using System.IO.Compression;
using System.Text;
using Curation.Core;
using Curation.Models.NGrams;

namespace Curation.Tests.Models.NGrams;

public sealed class NGramModelTests
{
    [Theory]
    [InlineData("the cat sat", -0.2 - 0.1 - 0.05 - 0.4 - 0.35)] // the cat sat: behind the bigram's weight, cat sat; </s>: no context cat sat
    [InlineData("the dog", -0.2 - 0.15 - 0.3 - 1.0 - 0.5)]
    [InlineData("dog cat the", -0.25 - 1.0 - 0.9 - 0.45 - 0.2 - 0.6 - 0.3 - 0.5)]
    [InlineData("", -0.25 - 0.5)]
    [InlineData("sat\n the\tcat ", (-0.25 - 0.8 - 0.35) + (-0.2 - 0.1 - 0.05 - 0.2 - 0.5))]
    public void Probabilities_computed_by_hand(string text, double expected) => Assert.Equal(expected, TinyArpa.Model.Log(text), 1e-6);

    [Fact]
    public void Perplexity_counts_the_end_of_each_line()
    {
        var score = TinyArpa.Model.Score("the cat sat\nthe dog"u8, TokenForm.Plain);
        Assert.Equal(7, score.Tokens);
        Assert.Equal(Math.Pow(10, (1.1 + 2.15) / 7), score.Perplexity, 1e-5);
        Assert.Equal(10, TinyArpa.Model.Score("the cat sat\n\nthe dog\n\n"u8, TokenForm.Plain).Tokens);
        Assert.Equal(7, TinyArpa.Model.Score("\nThe CAT sat\n \nthe dog"u8, TokenForm.Words).Tokens);
        Assert.Equal(double.NaN, TinyArpa.Model.Score("\n \n"u8, TokenForm.Words).Perplexity);
    }

    [Fact]
    public void Priors_are_those_of_single_tokens()
    {
        var priors = TinyArpa.Model.Priors("the cat\nx"u8, TokenForm.Plain);
        double[] logs = [-0.6 * Math.Log(10), -0.7 * Math.Log(10), -1 * Math.Log(10)];
        Assert.Equal(logs.Average(), priors.Mean, 1e-6);
        Assert.Equal(Math.Sqrt(logs.Average(log => Math.Pow(log - logs.Average(), 2))), priors.Deviation, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Agrees_with_a_table_of_strings(int order)
    {
        var arpa = TinyArpa.Train(order, [0, .. Enumerable.Repeat(1, order - 1)], TokenForm.Plain, TinyArpa.Babble(1, 200));
        Agree(arpa, TinyArpa.Read(arpa));
    }

    [Fact]
    public void An_n_gram_whose_end_is_missing_is_found()
    {
        // as other programs prune: the trigram stays, its bigram goes
        var arpa = TinyArpa.Text.Replace("ngram 2=5", "ngram 2=4").Replace("-0.3\tthe cat\t-0.05\n", "");
        var model = TinyArpa.Read(arpa);
        Assert.False(model.IsClosed);
        Assert.Equal(-0.2 - 0.1 - 0.4 - 0.35, model.Log("the cat sat"), 1e-6);
        Assert.True(TinyArpa.Model.IsClosed);
    }

    [Fact]
    public void Without_unk_an_unknown_word_is_all_but_impossible() =>
        Assert.Equal(
            -0.25 - 100 - 0.5,
            TinyArpa.Read("\\data\\\nngram 1=2\nngram 2=0\n\\1-grams:\n-99 <s> -0.25\n-0.5 </s>\n\\2-grams:\n\\end\\\n").Log("x"),
            1e-6);

    [Fact]
    public void Packed_files_are_read()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(TinyArpa.Text));
        packed.Position = 0;
        Assert.Equal(TinyArpa.Model.Log("the cat"), NGramModel.Read("tiny.arpa.gz", packed).Log("the cat"));
    }

    [Theory]
    [InlineData("", "line 1: the file ends; \\data\\ was expected")]
    [InlineData("\\data\\\nngram 1=x\n", "line 2: \"ngram 1=x\"; ngram 1=N was expected")]
    [InlineData("\\data\\\nngram 2=1\n", "line 2: \"ngram 2=1\"; ngram 1=N was expected")]
    [InlineData("\\data\\\n\\end\\\n", "line 2: \"\\end\\\"; n-grams of orders 1 to at most 5 was expected")]
    [InlineData("\\data\\\nngram 1=1\n\\2-grams:\n", "line 3: \"\\2-grams:\"; \\1-grams: was expected")]
    [InlineData("\\data\\\nngram 1=1\n\\1-grams:\nx a\n", "line 4: \"x a\"; a log10 probability of at most 0 was expected")]
    [InlineData("\\data\\\nngram 1=1\n\\1-grams:\n0.5 a\n", "line 4: \"0.5 a\"; a log10 probability of at most 0 was expected")]
    [InlineData("\\data\\\nngram 1=1\n\\1-grams:\n-1\n", "line 4: \"-1\"; 1 tokens was expected")]
    [InlineData("\\data\\\nngram 1=1\n\\1-grams:\n-1 a b\n", "line 4: \"-1 a b\"; a log10 back-off weight was expected")]
    [InlineData("\\data\\\nngram 1=1\n\\1-grams:\n-1 a nan\n", "line 4: \"-1 a nan\"; a log10 back-off weight was expected")]
    [InlineData("\\data\\\nngram 1=9999999999\n\\1-grams:\n-1 a\n\\end\\\n", "line 5: \"\\end\\\"; 9999999999 1-grams instead of 1, as it announces, was expected")]
    [InlineData("\\data\\\nngram 1=1\n\\1-grams:\n-1 a\n", "line 5: the file ends; \\end\\ was expected")]
    public void Mistakes_are_told_with_their_line(string arpa, string mistake) =>
        Assert.Equal("tiny.arpa, " + mistake, Assert.Throws<RecipeException>(() => TinyArpa.Read(arpa)).Message);

    [Fact]
    public void A_model_without_ends_of_sentences_is_none() => Assert.Equal(
        "tiny.arpa: has no </s>; a model of sentences was expected",
        Assert.Throws<RecipeException>(() => TinyArpa.Read("\\data\\\nngram 1=1\n\\1-grams:\n-1 a\n\\end\\\n")).Message);

    [Fact]
    public void Any_bytes_are_a_mistake_and_nothing_else()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(TinyArpa.Text);
            for (var i = 0; i < 3; i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = bytes[..random.Next(bytes.Length - 2)];
            Assert.Throws<RecipeException>(() => NGramModel.Read("broken", new MemoryStream(cut)));
        }
    }

    private static void Agree(string arpa, NGramModel model)
    {
        var slow = new SlowArpa(arpa);
        foreach (var line in TinyArpa.Babble(2, 300, words: 12).Split('\n')) Assert.Equal(slow.Log(line), model.Log(line), 1e-4);
    }
}
