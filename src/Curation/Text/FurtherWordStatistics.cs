namespace Curation.Text;

/// <summary>What words add up to in the dialects of Dolma, DCLM and datamap.</summary>
internal sealed class FurtherWordStatistics
{
    private const int ShortLengths = 256;

    private FurtherWordStatistics()
    {
    }

    /// <summary>Words that start with a letter or a number (Python's <c>isalnum</c>).</summary>
    public int AlphanumericWords { get; private init; }

    /// <summary>Bytes of all words.</summary>
    public long Bytes { get; private init; }

    /// <summary>Stop words in lower case, each occurrence.</summary>
    public int StopWords { get; private init; }

    /// <summary>Stop words in any case, each occurrence.</summary>
    public int StopWordsInAnyCase { get; private init; }

    /// <summary>Words that hold <c>#</c> or <c>…</c>.</summary>
    public int SymbolWords { get; private init; }

    /// <summary>The sum of the two lengths in the middle, in code points: twice the median. 0 where there are no words.</summary>
    public int TwiceMedianLength { get; private init; }

    public static FurtherWordStatistics Of(ReadOnlySpan<byte> text, Words words)
    {
        const CharacterClass Alphanumeric = CharacterClass.Letter | CharacterClass.Digit | CharacterClass.Numeric;
        int alphanumeric = 0, lower = 0, any = 0, symbols = 0;
        var bytes = 0L;
        for (var i = 0; i < words.Count; i++)
        {
            ref readonly var word = ref words.Items[i];
            if ((CharacterTable.At(text, word.Start, out _) & Alphanumeric) != 0) alphanumeric++;
            bytes += word.Length;
            if (word.Length <= Text.StopWords.LongestBytes)
            {
                var folded = WordHash.LoadShort(text, word.Start, word.Length) | 0x20202020u >> 8 * (Text.StopWords.LongestBytes - word.Length);
                if (Text.StopWords.BitOf(WordHash.OfShort(folded, word.Length)) != 0) any++;
                if (Text.StopWords.BitOf(words.Hashes[i]) != 0) lower++;
            }

            if ((word.Classes & CharacterClass.Punctuation) != 0 && HasSymbol(text[word.Start..word.End])) symbols++;
        }

        return new FurtherWordStatistics
        {
            AlphanumericWords = alphanumeric,
            Bytes = bytes,
            StopWords = lower,
            StopWordsInAnyCase = any,
            SymbolWords = symbols,
            TwiceMedianLength = TwiceMedian(words.Items),
        };
    }

    private static bool HasSymbol(ReadOnlySpan<byte> word) => word.Contains((byte)'#') || word.IndexOf("…"u8) >= 0;

    private static int TwiceMedian(ReadOnlySpan<Word> words)
    {
        if (words.IsEmpty) return 0;
        Span<int> counts = stackalloc int[ShortLengths];
        counts.Clear();
        foreach (ref readonly var word in words) counts[Math.Min(word.CodePoints, ShortLengths - 1)]++;
        return Length(words, counts, (words.Length - 1) / 2) + Length(words, counts, words.Length / 2);
    }

    /// <summary>The length at a rank in the order of lengths.</summary>
    private static int Length(ReadOnlySpan<Word> words, ReadOnlySpan<int> counts, int rank)
    {
        var length = 0;
        for (; length < ShortLengths - 1 && rank >= counts[length]; length++) rank -= counts[length];
        if (length < ShortLengths - 1) return length;
        var longer = default(PooledList<int>);
        foreach (ref readonly var word in words)
        {
            if (word.CodePoints >= ShortLengths - 1) longer.Add(word.CodePoints);
        }

        var sorted = longer.Resize(longer.Count);
        sorted.Sort();
        length = sorted[rank];
        longer.Dispose();
        return length;
    }
}
