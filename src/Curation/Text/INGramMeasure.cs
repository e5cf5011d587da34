using static Curation.Text.NGramStatistics;

namespace Curation.Text;

/// <summary>What a dialect of Gopher's repetition rules counts of the n-grams of one size.</summary>
internal interface INGramMeasure : IDisposable
{
    /// <summary>For a text of fewer words than an n-gram has.</summary>
    Share None { get; }

    /// <summary>The most frequent n-gram.</summary>
    Share Top(NGramCounter grams);

    /// <summary>All n-grams that occur more than once.</summary>
    Share Duplicates(NGramCounter grams);

    void IDisposable.Dispose()
    {
    }
}

/// <summary>datatrove's gopher_repetition_filter.py: shares of the text in code points.</summary>
internal sealed class DatatroveNGrams(Words words) : INGramMeasure
{
    private readonly TopGrams _top = new(words);
    private JoinedGrams? _joined;

    public Share None => new(0, null);

    /// <summary>Words joined by one space, times the count. Ties go to the one seen first; seen once counts too.</summary>
    public Share Top(NGramCounter grams)
    {
        var (count, place) = _top.Next();
        return new((long)count * (grams.CodePoints(place, grams.Size) + grams.Size - 1), null);
    }

    public Share Duplicates(NGramCounter grams) => new((_joined ??= new JoinedGrams(words)).Repeated(grams.Size), null);

    public void Dispose()
    {
        _top.Dispose();
        _joined?.Dispose();
    }
}

/// <summary>Dolma's taggers/gopher.py: every occurrence counts in full, overlaps again and again;
/// long n-grams are a share of all n-grams of their size.</summary>
internal sealed class DolmaNGrams(Words words) : INGramMeasure
{
    public Share None => new(0, words.CodePoints);

    public Share Top(NGramCounter grams)
    {
        var (count, place) = grams.MostFrequent();
        return new((long)count * grams.CodePoints(place, grams.Size), words.CodePoints);
    }

    public Share Duplicates(NGramCounter grams)
    {
        var (part, whole) = (0L, 0L);
        var places = grams.Places;
        for (var t = 0; t < places.Length; t++)
        {
            if (grams.CountAt(t) > 1) part += grams.CodePoints(places[t], grams.Size);
        }

        for (var place = 0; place < grams.Grams; place++) whole += grams.CodePoints(place, grams.Size);
        return new(part, whole);
    }
}

/// <summary>DCLM's repetition filters: shares of the code points of all words; what occurs once counts nothing.</summary>
internal sealed class DclmNGrams(Words words) : INGramMeasure
{
    public Share None => new(0, words.CodePoints);

    /// <summary>Its words times its count. Ties go to the longest.</summary>
    public Share Top(NGramCounter grams)
    {
        var (index, length) = LongestOfMost(grams, grams.CodePoints);
        return new(index < 0 ? 0 : (long)grams.CountAt(index) * length, words.CodePoints);
    }

    /// <summary>The words that any repeated n-gram covers, each once.</summary>
    public Share Duplicates(NGramCounter grams)
    {
        var (sum, next) = (0L, 0);
        var places = grams.Places;
        for (var t = 0; t < places.Length; t++)
        {
            if (grams.CountAt(t) < 2) continue;
            var first = Math.Max(next, places[t]);
            next = places[t] + grams.Size;
            sum += grams.CodePoints(first, next - first);
        }

        return new(sum, words.CodePoints);
    }

    /// <summary>The index of the first place of the longest n-gram among those with the largest count, and its length; −1 where none occurs twice.</summary>
    public static (int Index, int Length) LongestOfMost(NGramCounter grams, Func<int, int, int> lengthOf)
    {
        var (index, length, count) = (-1, 0, 2);
        var places = grams.Places;
        for (var t = 0; t < places.Length; t++)
        {
            if (grams.CountAt(t) < count) continue;
            var its = lengthOf(places[t], grams.Size);
            if (grams.CountAt(t) > count || its > length) (index, length, count) = (t, its, grams.CountAt(t));
        }

        return (index, length);
    }
}

/// <summary>datamap-rs: as DCLM, in bytes, and the most frequent n-gram counts the words it covers too.</summary>
internal sealed class DatamapNGrams(Words words) : INGramMeasure
{
    private readonly long _bytes = BytesOf(words);

    public Share None => new(0, _bytes);

    public Share Top(NGramCounter grams)
    {
        var (top, _) = DclmNGrams.LongestOfMost(grams, grams.Bytes);
        return new(top < 0 ? 0 : Covered(grams, top), _bytes);
    }

    public Share Duplicates(NGramCounter grams) => new(Covered(grams, null), _bytes);

    private static long Covered(NGramCounter grams, int? only)
    {
        var (sum, next) = (0L, 0);
        var places = grams.Places;
        for (var t = 0; t < places.Length; t++)
        {
            if (only is { } index ? !grams.AreEqual(t, index) : grams.CountAt(t) < 2) continue;
            var first = Math.Max(next, places[t]);
            next = places[t] + grams.Size;
            sum += grams.Bytes(first, next - first);
        }

        return sum;
    }

    private static long BytesOf(Words words)
    {
        var sum = 0L;
        foreach (ref readonly var word in words.Items) sum += word.Length;
        return sum;
    }
}
