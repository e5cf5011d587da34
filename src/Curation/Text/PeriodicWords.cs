namespace Curation.Text;

/// <summary>Stretches of a text in which one to thirteen words come again and again. Dolma taggers/repetitions, find_periodic_sequences.</summary>
internal static class PeriodicWords
{
    private const int MaxPeriod = 13, MinTimes = 3;

    /// <summary>Words of the longest stretch that says the same at least three times over; 0 where there is none.</summary>
    public static int Longest(ReadOnlySpan<ulong> hashes)
    {
        var longest = 0;
        for (var period = 1; period <= MaxPeriod && period * MinTimes <= hashes.Length; period++)
        {
            var run = 0;
            for (var i = period; i < hashes.Length; i++)
            {
                run = hashes[i] == hashes[i - period] ? run + 1 : 0;
                if (run >= period * (MinTimes - 1)) longest = Math.Max(longest, run + period);
            }
        }

        return longest;
    }
}
