namespace Curation.Selection;

/// <summary>A budget divided among strata by a power of their tokens, the remainder to the largest fractions, ties to the earlier.</summary>
internal static class Quotas
{
    /// <param name="tokens">Eligible tokens of each stratum.</param>
    /// <param name="power">1 proportional, 0 equal among strata that are not empty.</param>
    /// <returns>Sums to the budget unless every stratum is empty.</returns>
    public static long[] Divide(long budget, ReadOnlySpan<long> tokens, double power)
    {
        var weights = new double[tokens.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = tokens[i] == 0 ? 0 : Math.Pow(tokens[i], power);
        var total = weights.Sum();
        var quotas = new long[tokens.Length];
        if (total == 0) return quotas;
        var fractions = new double[tokens.Length];
        for (var i = 0; i < quotas.Length; i++)
        {
            var exact = budget * (weights[i] / total);
            quotas[i] = (long)exact;
            fractions[i] = weights[i] == 0 ? -1 : exact - quotas[i];
        }

        var byFraction = Enumerable.Range(0, quotas.Length).Where(i => weights[i] > 0).OrderByDescending(i => fractions[i]).ThenBy(i => i).ToArray();
        var rest = budget - quotas.Sum();
        for (var i = 0; rest != 0; i = (i + 1) % byFraction.Length, rest -= Math.Sign(rest)) quotas[byFraction[i]] += Math.Sign(rest);
        return quotas;
    }
}
