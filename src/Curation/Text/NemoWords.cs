namespace Curation.Text;

/// <summary>What the words between white space add up to in NeMo Curator's heuristics (stages/text/filters/heuristic/string.py).</summary>
internal sealed class NemoWords : ITextView<NemoWords>
{
    private const int LongestMarkBytes = 5;

    // utils/constants.py; those of its ellipses with a space inside are never a word.
    private static readonly ulong[] _ellipses =
    [
        WordHash.Of("..."u8), WordHash.Of("[...]"u8), WordHash.Of("…"u8), WordHash.Of("(...)"u8), WordHash.Of("[…]"u8), WordHash.Of("-»"u8),
    ];

    private NemoWords()
    {
    }

    public int Words { get; private init; }

    public int CodePoints { get; private init; }

    public int LongestCodePoints { get; private init; }

    /// <summary>Words that are an ellipsis, and words of which more than half is <c>#</c>.</summary>
    public int SymbolWords { get; private init; }

    /// <summary>Words with one of a–z and A–Z.</summary>
    public int AlphabeticWords { get; private init; }

    /// <summary>Occurrences of the eight common English words, in lower case.</summary>
    public int CommonWords { get; private init; }

    public static NemoWords Of(DocumentText text)
    {
        var words = text.By(WordSplitter.Whitespace).Words;
        var hasHash = text.View<ByteHistogram>().Count('#', '#') > 0;
        var utf8 = text.Utf8;
        var hashes = words.Hashes;
        var items = words.Items;
        int longest = 0, symbols = 0, alphabetic = 0, common = 0;
        for (var i = 0; i < hashes.Length; i++)
        {
            ref readonly var word = ref items[i];
            longest = Math.Max(longest, word.CodePoints);
            common += StopWords.BitOf(hashes[i]) != 0 ? 1 : 0;
            if (IsAlphabetic(word, utf8)) alphabetic++;
            else if (word.Length <= LongestMarkBytes && _ellipses.AsSpan().Contains(hashes[i])) symbols++;
            if (hasHash && 2 * utf8[word.Start..word.End].Count((byte)'#') > word.CodePoints) symbols++;
        }

        return new NemoWords
        {
            Words = words.Count, CodePoints = words.CodePoints, LongestCodePoints = longest, SymbolWords = symbols, AlphabeticWords = alphabetic,
            CommonWords = common,
        };
    }

    private static bool IsAlphabetic(in Word word, ReadOnlySpan<byte> text)
    {
        if ((word.Classes & CharacterClass.Letter) == 0) return false;
        if (word.Length == word.CodePoints) return true;
        foreach (var letter in text[word.Start..word.End])
        {
            if (char.IsAsciiLetter((char)letter)) return true;
        }

        return false;
    }
}
