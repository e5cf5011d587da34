using System.Text;

namespace Curation.Tests.Tokenization;

/// <summary>Texts for twins to agree on: the same for the same seed.</summary>
internal static class GeneratedText
{
    private static readonly string[] _syllables = ["ba", "ko", "the", "ing", "er", "mi", "str", "ö", "na", "qu", "est", "і", "ни", "の", "漢", "𐐷", "l"];

    private static readonly string[] _marks =
    [
        " ", " ", "  ", "\n", "\r\n", "\n\n  ", "\t", "\t\n ", ". ", ", ", "'s ", "'S", "'ll", "'RE", "'ſ", "'", "' ", "1", "42", "1234567", "²", "Ⅷ", "𝟘",
        "!!\n\n", "...", "\u00A0", "\u3000 ",
        "\u200B", "\uFEFF", "\u180E", "😀", "e\u0301", "<|endoftext|>", "_", "\0", "\u2028", "\u0085x", "ß", "İ", "中文", "a",
    ];

    /// <summary>Words of a skewed distribution, a little punctuation.</summary>
    public static string Words(int seed, int count)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, 400)
            .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => _syllables[random.Next(_syllables.Length)]))).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))]);
            text.Append(random.Next(12) == 0 ? _marks[random.Next(_marks.Length)] : " ");
        }

        return text.ToString();
    }

    /// <summary>Everything that a split pattern treats in its own way, in any order.</summary>
    public static string Mixture(int seed, int count)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, count)
            .Select(_ => random.Next(3) == 0 ? _syllables[random.Next(_syllables.Length)] : _marks[random.Next(_marks.Length)]));
    }
}
