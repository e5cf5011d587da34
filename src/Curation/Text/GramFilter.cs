namespace Curation.Text;

/// <summary>Tells hashes that may occur twice in a list from those that certainly do not, in one look at each and without branches.</summary>
internal static class GramFilter
{
    /// <summary>The hashes that may occur more than once, in order; every one that does is among them. The caller disposes the list.</summary>
    public static PooledList<ulong> MayRepeat(ReadOnlySpan<ulong> grams)
    {
        var list = default(PooledList<ulong>);
        var marks = new HashMarks(ref list, grams.Length);
        foreach (var gram in grams) marks.Mark(gram);
        var candidates = default(PooledList<ulong>);
        var found = candidates.Resize(grams.Length);
        var count = 0;
        foreach (var gram in grams)
        {
            found[count] = gram;
            count += marks.MayRepeat(gram);
        }

        candidates.Resize(count);
        list.Dispose();
        return candidates;
    }
}
