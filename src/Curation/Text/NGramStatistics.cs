namespace Curation.Text;

/// <summary>How much of a text is repeated n-grams of words: code points of the most frequent 2- to 4-gram, and of repeated 5- to 10-grams.</summary>
/// <remarks>As datatrove's Gopher repetition filter counts them; words are compared one by one, while datatrove joins long n-grams without a space, so that
/// <c>ab c</c> equals <c>a bc</c> there.</remarks>
internal sealed class NGramStatistics
{
    public const int MinTopSize = 2, MaxTopSize = 4, MinDuplicateSize = 5, MaxDuplicateSize = 10;

    private readonly long[] _codePoints = new long[MaxDuplicateSize + 1];

    private NGramStatistics()
    {
    }

    /// <summary>Code points of the most frequent n-gram, words joined by one space, times its count.
    /// Ties go to the one seen first; seen once counts too.</summary>
    public long TopCodePoints(int size) => size is >= MinTopSize and <= MaxTopSize ? _codePoints[size] : throw new ArgumentOutOfRangeException(nameof(size));

    /// <summary>Code points of n-grams seen before, reading from the left; a repeated n-gram is skipped over as a whole.</summary>
    public long DuplicateCodePoints(int size) =>
        size is >= MinDuplicateSize and <= MaxDuplicateSize ? _codePoints[size] : throw new ArgumentOutOfRangeException(nameof(size));

    public static NGramStatistics Of(Words words)
    {
        var found = new NGramStatistics();
        using var counter = new NGramCounter(words);
        for (var size = MinTopSize; size <= Math.Min(MaxDuplicateSize, words.Count); size++)
        {
            counter.Advance();
            found._codePoints[size] = size <= MaxTopSize ? counter.TopCodePoints() : counter.DuplicateCodePoints();
        }

        return found;
    }
}
