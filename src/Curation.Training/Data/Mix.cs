namespace Curation.Training.Data;

/// <summary>Randomness as a function of what it is for, so that nothing depends on the order of calls.
/// Source: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
internal static class Mix
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static ulong Hash(ulong seed, ulong value)
    {
        var z = seed + (value + 1) * Golden;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    public static ulong Hash(ulong seed, string text)
    {
        foreach (var c in text) seed = Hash(seed, c);
        return seed;
    }

    /// <summary>From 0 up to, not including, 1.</summary>
    public static double Uniform(ulong hash) => (hash >> 11) * (1.0 / (1L << 53));
}
