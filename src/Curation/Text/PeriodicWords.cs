using System.Runtime.Intrinsics;

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
            var before = hashes[..^period];
            var after = hashes[period..];
            for (var at = 0; at < after.Length; at++)
            {
                at += NextEqual(before[at..], after[at..]);
                var run = before[at..].CommonPrefixLength(after[at..]);
                if (run >= period * (MinTimes - 1)) longest = Math.Max(longest, run + period);
                at += run;
            }
        }

        return longest;
    }

    /// <summary>How many pairs differ before the first equal one.</summary>
    private static int NextEqual(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after)
    {
        var at = 0;
        while (at + Vector512<ulong>.Count <= before.Length && !Vector512.EqualsAny(Vector512.Create(before[at..]), Vector512.Create(after[at..])))
            at += Vector512<ulong>.Count;
        while (at < before.Length && before[at] != after[at]) at++;
        return at;
    }
}
