namespace Curation.Text;

/// <summary>How much of a text is repeated n-grams of words: the most frequent 2- to 4-gram, and repeated 5- to 10-grams.</summary>
internal sealed class NGramStatistics
{
    public const int MinTopSize = 2, MaxTopSize = 4, MinDuplicateSize = 5, MaxDuplicateSize = 10;

    private readonly Share[] _shares = new Share[MaxDuplicateSize + 1];

    private NGramStatistics()
    {
    }

    /// <summary>The share of the most frequent n-gram.</summary>
    public Share Top(int size) => size is >= MinTopSize and <= MaxTopSize ? _shares[size] : throw new ArgumentOutOfRangeException(nameof(size));

    /// <summary>The share of n-grams that occur more than once.</summary>
    public Share Duplicates(int size) =>
        size is >= MinDuplicateSize and <= MaxDuplicateSize ? _shares[size] : throw new ArgumentOutOfRangeException(nameof(size));

    public static NGramStatistics Of(Words words, GopherDialect dialect)
    {
        var found = new NGramStatistics();
        using INGramMeasure measure = dialect switch
        {
            GopherDialect.Datatrove => new DatatroveNGrams(words),
            GopherDialect.Dolma or GopherDialect.DolmaV1 => new DolmaNGrams(words),
            GopherDialect.Dclm => new DclmNGrams(words),
            _ => new DatamapNGrams(words),
        };
        using var counter = new NGramCounter(words);
        for (var size = MinTopSize; size <= MaxDuplicateSize; size++)
        {
            if (size <= words.Count) counter.Advance();
            found._shares[size] = size > words.Count ? measure.None : size <= MaxTopSize ? measure.Top(counter) : measure.Duplicates(counter);
        }

        return found;
    }

    /// <summary>A part of a whole; the whole is null where it is the text.</summary>
    public readonly record struct Share(long Part, long? Whole);
}
