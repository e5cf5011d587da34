using System.Text;
using Curation.Core;
using Curation.Models.FastText;
using Curation.Models.Linear;
using Curation.Quality.Classifying;
using Curation.Tests.Models.FastText;
using Curation.Text;

namespace Curation.Tests.Models.Linear;

public sealed class LinearModelTests
{
    private const ulong NGramFactor = 116049371;

    public static TheoryData<TokenKind, int> Kinds => new()
    {
        { TokenKind.Spaces, 2 }, { TokenKind.Words, 1 }, { TokenKind.Words, 2 }, { TokenKind.Style, 2 }, { TokenKind.Style, 3 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Scores_as_the_slow_twin_does(TokenKind kind, int ngrams)
    {
        var model = Made(kind, ngrams, prior: 7);
        foreach (var text in Texts()) Assert.Equal(Slow(model, text), model.Score(Encoding.UTF8.GetBytes(text)), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_file_holds_all_of_it(TokenKind kind, int ngrams)
    {
        var model = Made(kind, ngrams, prior: 7);
        var file = Written(model);
        var read = LinearFile.Read("m", new MemoryStream(file));
        Assert.Equal(file, Written(read));
        Assert.All(Texts(), text => Assert.Equal(model.Score(Encoding.UTF8.GetBytes(text)), read.Score(Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void A_broken_file_is_a_mistake()
    {
        var file = Written(Made(TokenKind.Style, 2, prior: 1));
        for (var length = 0; length < file.Length; length += 1 + length / 20)
            Assert.Throws<RecipeException>(() => LinearFile.Read("m", new MemoryStream(file[..length])));
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var broken = file.ToArray();
            broken[random.Next(Math.Min(400, broken.Length))] ^= (byte)(1 << random.Next(8));
            try
            {
                LinearFile.Read("m", new MemoryStream(broken)).Score("some text"u8);
            }
            catch (RecipeException)
            {
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void As_a_fastText_model_it_gives_the_same_probabilities(TokenKind kind, int ngrams)
    {
        var model = Made(kind, ngrams, prior: 0);
        var fastText = FastTextModel.Read("m.bin", TinyModel.File(model.ToFastText()));
        Assert.Equal(["hq", "cc"], fastText.Labels);
        foreach (var text in Texts())
        {
            var line = new PooledList<byte>();
            model.Shape.Line.Write(Encoding.UTF8.GetBytes(text), ref line);
            var probabilities = new float[2];
            if (fastText.Score(line.Items, probabilities)) Assert.Equal(model.Value(Encoding.UTF8.GetBytes(text)) + 1e-5, probabilities[0], 1e-6);
            line.Dispose();
        }
    }

    [Fact]
    public void FastText_has_no_prior_and_no_grades() =>
        Assert.Contains("prior 0", Assert.Throws<RecipeException>(() => Made(TokenKind.Words, 2, prior: 1).ToFastText()).Message, StringComparison.Ordinal);

    internal static LinearModel Made(TokenKind kind, int ngrams, double prior)
    {
        string[] kept = ["the", "of", "and", "größe"];
        var line = new TokenLine(kind, kept, kind == TokenKind.Spaces ? [] : ["jewish"]);
        var shape = new LinearShape(line, ["the", "of", "café", "~ww", "~.", "~n", "x"]) { NGrams = ngrams, Buckets = ngrams > 1 ? 500 : 0, Prior = prior };
        var random = new Random(3);
        return LinearModel.Quantise(shape, [.. Enumerable.Range(0, shape.Rows).Select(i => i % 3 == 0 ? 0 : random.NextSingle() * 4 - 2)], 0.25f);
    }

    private static double Slow(LinearModel model, string text)
    {
        string[] tokens = [.. Vocabulary.Tokens(Encoding.UTF8.GetBytes(text), model.Shape.Line), "</s>"];
        var rows = tokens.Select(token => Array.IndexOf([.. model.Shape.Words], token)).Where(row => row >= 0).ToList();
        for (var i = 0; i < tokens.Length; i++)
        {
            for (var size = 2; size <= model.Shape.NGrams && i + size <= tokens.Length; size++)
            {
                var hash = tokens[i..(i + size)].Select(HashOf).Aggregate((sum, next) => sum * NGramFactor + next);
                rows.Add(model.Shape.Words.Count + (int)(hash % (ulong)model.Shape.Buckets));
            }
        }

        return model.Bias + (rows.Count == 0 ? 0 : rows.Sum(row => model.Weights[row] * (double)model.Step) / (rows.Count + model.Shape.Prior));
    }

    private static ulong HashOf(string token)
    {
        var hash = 2166136261;
        foreach (var value in Encoding.UTF8.GetBytes(token)) hash = (hash ^ (uint)(sbyte)value) * 16777619;
        return (ulong)(int)hash;
    }

    private static byte[] Written(LinearModel model)
    {
        using var stream = new MemoryStream();
        LinearFile.Write(model, stream);
        return stream.ToArray();
    }

    // a word that fastText takes for a label or for the end stands in none of them
    private static IEnumerable<string> Texts() => TinyModel.Texts(200, seed: 4)
        .Select(text => text.Replace("__label__", "label", StringComparison.Ordinal).Replace("</s>", "", StringComparison.Ordinal))
        .Append("").Append("The Jewish-American cafés, of 1999;\n\n- SHOUTED fooBar snake_case “quoted” — it’s done.\nwrapped");
}
