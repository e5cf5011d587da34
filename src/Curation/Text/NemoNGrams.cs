namespace Curation.Text;

/// <summary>Repeated n-grams of the words between white space, as NeMo Curator counts them (stages/text/filters/heuristic/repetition.py).</summary>
internal sealed class NemoNGrams : ITextView<NemoNGrams>
{
    public const int MinTopSize = 2, MaxTopSize = 4, MinDuplicateSize = 5, MaxDuplicateSize = 10;

    private readonly long[] _codePoints = new long[MaxDuplicateSize + 1];

    private NemoNGrams(int words) => Words = words;

    public int Words { get; }

    /// <summary>Sizes 2 to 4: what replacing the most frequent n-gram, its words joined by a space, takes out of the text; of equals the one seen first.
    /// Sizes 5 to 10: code points, single spaces included, that a repeated n-gram covers and no earlier one did.</summary>
    public long CodePoints(int size) => _codePoints[size];

    public static NemoNGrams Of(DocumentText text)
    {
        var words = text.By(WordSplitter.Whitespace).Words;
        var found = new NemoNGrams(words.Count);
        using var counter = new NGramCounter(words);
        for (var size = MinTopSize; size <= Math.Min(MaxDuplicateSize, words.Count); size++)
        {
            counter.Advance();
            found._codePoints[size] = size <= MaxTopSize
                ? Removed(text.Utf8, words.Items.Slice(counter.MostFrequent().Place, size)) : Covered(counter);
        }

        return found;
    }

    private static long Removed(ReadOnlySpan<byte> text, ReadOnlySpan<Word> gram)
    {
        var joined = default(PooledList<byte>);
        foreach (ref readonly var word in gram)
        {
            foreach (var letter in text[word.Start..word.End]) joined.Add(letter);
            joined.Add((byte)' ');
        }

        var needle = joined.Items[..^1];
        var removed = (long)text.Count(needle) * Text.CodePoints.Count(needle);
        joined.Dispose();
        return removed;
    }

    private static long Covered(NGramCounter grams)
    {
        var (sum, end) = (0L, 0);
        var places = grams.Places;
        for (var t = 0; t < places.Length; t++)
        {
            if (grams.CountAt(t) < 2 || !grams.WasSeen(t)) continue;
            var first = Math.Max(end, places[t]);
            end = places[t] + grams.Size;
            sum += grams.CodePoints(first, end - first) + Math.Min(end - first, grams.Size - 1);
        }

        return sum;
    }
}
