using System.Text;
using Curation.Models.NGrams;

namespace Curation.Tests.Models.NGrams;

/// <summary>A model written by hand, and models trained on the spot.</summary>
internal static class TinyArpa
{
    public const string Text = """
        \data\
        ngram 1=6
        ngram 2=5
        ngram 3=1

        \1-grams:
        -1.0	<unk>	0
        -99	<s>	-0.25
        -0.5	</s>
        -0.6	the	-0.3
        -0.7	cat	-0.2
        -0.8	sat	-0.1

        \2-grams:
        -0.2	<s> the	-0.15
        -0.3	the cat	-0.05
        -0.4	cat sat
        -0.35	sat </s>
        -0.9	<unk> cat	-0.45

        \3-grams:
        -0.1	<s> the cat

        \end\

        """;

    public static NGramModel Model { get; } = Read(Text);

    public static NGramModel Read(string arpa) => NGramModel.Read("tiny.arpa", new MemoryStream(Encoding.UTF8.GetBytes(arpa)));

    public static string Train(int order, int[] prune, TokenForm form, params string[] texts)
    {
        using var corpus = new Corpus(form);
        foreach (var text in texts) corpus.Add(Encoding.UTF8.GetBytes(text));
        using var stream = new MemoryStream();
        ArpaWriter.Write(stream, new KneserNey(corpus, order, prune));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static double Log(this NGramModel model, string text) => model.Score(Encoding.UTF8.GetBytes(text), TokenForm.Plain).LogProbability;

    /// <summary>Sentences of a few made-up words, a line each.</summary>
    public static string Babble(int seed, int lines, int words = 9)
    {
        var random = new Random(seed);
        return string.Join('\n', Enumerable.Range(0, lines).Select(_ =>
            string.Join(' ', Enumerable.Range(0, 1 + random.Next(7)).Select(_ => $"w{Math.Min(random.Next(words), random.Next(words))}"))));
    }
}
