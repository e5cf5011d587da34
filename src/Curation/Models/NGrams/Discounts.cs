namespace Curation.Models.NGrams;

/// <summary>What n-grams seen once, twice, and more often give up to those that were not seen.</summary>
/// <remarks>Source: Chen and Goodman 1998, "An Empirical Study of Smoothing Techniques for Language Modeling", equation 26.</remarks>
internal readonly record struct Discounts(double One, double Two, double More)
{
    // where counts are too few to estimate them: KenLM's --discount_fallback
    private static readonly Discounts _fallback = new(0.5, 1, 1.5);

    public double Of(int count) => count switch { 0 => 0, 1 => One, 2 => Two, _ => More };

    /// <param name="times">How many n-grams were counted once, twice, three and four times, from index 1.</param>
    public static Discounts Estimate(ReadOnlySpan<long> times)
    {
        if (times[1] == 0 || times[2] == 0 || times[3] == 0 || times[4] == 0) return _fallback;
        var y = (double)times[1] / (times[1] + 2 * times[2]);
        var found = new Discounts(1 - 2 * y * times[2] / times[1], 2 - 3 * y * times[3] / times[2], 3 - 4 * y * times[4] / times[3]);
        return found is { One: > 0 and <= 1, Two: > 0 and <= 2, More: > 0 and <= 3 } ? found : _fallback;
    }
}
