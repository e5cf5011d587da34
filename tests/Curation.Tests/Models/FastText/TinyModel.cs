using System.Text;
using Curation.Models.FastText;

namespace Curation.Tests.Models.FastText;

/// <summary>Small models with weights from a fixed seed, and texts for them.</summary>
internal static class TinyModel
{
    public static readonly string[] Words =
        ["</s>", "the", "house", "café", "größe", "язык", "日本語", "😀", "a", "of", "ein", "und", "слово", "naïve", "x", "la", "maison", "über", "don't", "42"];

    private static readonly string[] _strange = ["", "unseen", "ÿþ", "ß", "__label__0", "__label__new", "zz\u2028yy", "<", ">", "é", "слова", "n\u0301"];

    public static FastTextParts Parts(FastTextLoss loss, int labels, int wordNGrams, int min, int max, int seed = 7, int dimensions = 5)
    {
        var header = new FastTextHeader(dimensions, loss)
        {
            WordNGrams = wordNGrams,
            Buckets = wordNGrams > 1 || max > 0 ? 500 : 0,
            MinSubword = min,
            MaxSubwordLength = max,
        };
        var random = new Random(seed);
        float[] Weights(int rows) => [.. Enumerable.Range(0, rows * dimensions).Select(_ => random.NextSingle() * 4 - 2)];
        return new FastTextParts(
            header, [.. Words.Select((word, i) => new FastTextEntry(word, 100 - i))],
            [.. Enumerable.Range(0, labels).Select(i => new FastTextEntry($"{i}", 1000 / (i + 1)))], Weights(Words.Length + header.Buckets), Weights(labels));
    }

    public static MemoryStream File(FastTextParts parts)
    {
        var stream = new MemoryStream();
        FastTextWriter.Write(stream, parts);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Words known and unknown, without line ends.</summary>
    public static IEnumerable<string> Texts(int count, int seed)
    {
        var random = new Random(seed);
        string[] all = [.. Words[1..], .. _strange];
        string[] spaces = [" ", " ", "  ", "\t", "\f"];
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(0, 30); length > 0; length--) text.Append(all[random.Next(all.Length)]).Append(spaces[random.Next(spaces.Length)]);
            yield return text.ToString();
        }
    }
}
