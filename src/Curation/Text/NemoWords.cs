namespace Curation.Text;

/// <summary>What the words between white space add up to in NeMo Curator's heuristics (stages/text/filters/heuristic/string.py).</summary>
internal sealed class NemoWords : ITextView<NemoWords>
{
    private const int LongestMarkBytes = 5, LongestCommonWordBytes = 4;

    // utils/constants.py; those of its ellipses with a space inside are never a word.
    private static readonly ulong[] _ellipses =
    [
        WordHash.Of("..."u8), WordHash.Of("[...]"u8), WordHash.Of("…"u8), WordHash.Of("(...)"u8), WordHash.Of("[…]"u8), WordHash.Of("-»"u8),
    ];

    // Rae et al. 2021 (Gopher), appendix A.1.1.
    private static readonly ulong[] _commonWords =
    [
        WordHash.Of("the"u8), WordHash.Of("be"u8), WordHash.Of("to"u8), WordHash.Of("of"u8),
        WordHash.Of("and"u8), WordHash.Of("that"u8), WordHash.Of("have"u8), WordHash.Of("with"u8),
    ];

    private NemoWords()
    {
    }

    public int Words { get; private set; }

    public int CodePoints { get; private set; }

    public int LongestCodePoints { get; private set; }

    /// <summary>Words that are an ellipsis, and words of which more than half is <c>#</c>.</summary>
    public int SymbolWords { get; private set; }

    /// <summary>Words with one of a–z and A–Z.</summary>
    public int AlphabeticWords { get; private set; }

    /// <summary>Occurrences of the eight common English words, in lower case.</summary>
    public int CommonWords { get; private set; }

    public static NemoWords Of(DocumentText text)
    {
        var found = new NemoWords();
        var words = text.By(WordSplitter.Whitespace).Words;
        var hashes = words.Hashes;
        for (var i = 0; i < hashes.Length; i++) found.Add(words.Items[i], hashes[i], text.Utf8);
        return found;
    }

    private void Add(in Word word, ulong hash, ReadOnlySpan<byte> text)
    {
        Words++;
        CodePoints += word.CodePoints;
        LongestCodePoints = Math.Max(LongestCodePoints, word.CodePoints);
        if (IsAlphabetic(word, text))
        {
            AlphabeticWords++;
            if (word.Length <= LongestCommonWordBytes && _commonWords.AsSpan().Contains(hash)) CommonWords++;
        }
        else if (word.Length <= LongestMarkBytes && _ellipses.AsSpan().Contains(hash))
        {
            SymbolWords++;
            return;
        }

        if ((word.Classes & CharacterClass.Punctuation) != 0 && 2 * text[word.Start..word.End].Count((byte)'#') > word.CodePoints) SymbolWords++;
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
