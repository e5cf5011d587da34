using System.Numerics;

namespace Curation.Text;

/// <summary>What the words of a text add up to; punctuation marks are words.</summary>
internal sealed class WordStatistics
{
    private static readonly int PlainBit = BitOperations.TrailingZeroCount((uint)CharacterClass.Plain);

    private WordStatistics()
    {
    }

    public int Words { get; private init; }

    /// <summary>Words with at least one code point that is no punctuation (datatrove's PUNCTUATION_SET).</summary>
    public int PlainWords { get; private init; }

    /// <summary>Code points of <see cref="PlainWords"/>.</summary>
    public int PlainWordCodePoints { get; private init; }

    /// <summary>Words with at least one letter.</summary>
    public int AlphabeticWords { get; private init; }

    /// <summary>How many of the, be, to, of, and, that, have, with occur, in lower case.</summary>
    public int DistinctStopWords { get; private init; }

    public static WordStatistics Of(Words words)
    {
        var items = words.Items;
        var hashes = words.Hashes;
        int plain = 0, plainCodePoints = 0, alphabetic = 0;
        var stopWords = 0u;
        for (var i = 0; i < items.Length; i++)
        {
            ref readonly var word = ref items[i];
            var isPlain = (int)(word.Classes & CharacterClass.Plain) >> PlainBit;
            plain += isPlain;
            plainCodePoints += -isPlain & word.CodePoints;
            alphabetic += (int)(word.Classes & CharacterClass.Letter);
            stopWords |= StopWords.BitOf(hashes[i]);
        }

        return new WordStatistics
        {
            Words = words.Count,
            PlainWords = plain,
            PlainWordCodePoints = plainCodePoints,
            AlphabeticWords = alphabetic,
            DistinctStopWords = BitOperations.PopCount(stopWords),
        };
    }
}
