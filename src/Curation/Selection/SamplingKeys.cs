using Curation.Core;

namespace Curation.Selection;

/// <summary>What documents are ordered by when chance has a part: a larger key is taken first. The chance of a document is a hash of its identity.</summary>
/// <remarks>Without replacement by keys: log-weight plus Gumbel noise (Efraimidis and Spirakis 2006; Kool et al. 2019).</remarks>
internal static class SamplingKeys
{
    private const ulong Salt = 5;

    /// <param name="ranks">Token-weighted ranks of the scores.</param>
    /// <param name="scoreOf">The raw score of a document; NaN counts as the lowest.</param>
    public static uint[] Of(SelectOptions options, uint[] ranks, Func<int, double> scoreOf, ulong[] identities, ulong seed)
    {
        var keys = new uint[ranks.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var chance = (Document.Seeded(identities[i], seed + Salt) + 0.5) / 18446744073709551616.0;
            var rank = RankCombination.Share(ranks[i]);
            keys[i] = QuantisedScore.Of(options.Mode switch
            {
                SelectMode.Pareto => rank + Math.Pow(chance, -1 / options.ParetoShape) - 1,
                SelectMode.Softmax => rank / options.Temperature + Gumbel(chance),
                SelectMode.Sigmoid => -SoftPlus(options.Steepness * (1 - rank - options.Midpoint)) + Gumbel(chance),
                SelectMode.Dsir => scoreOf(i) / options.Temperature + Gumbel(chance),
                _ => throw new ArgumentOutOfRangeException(nameof(options), options.Mode, "no chance has a part in it"),
            });
        }

        return keys;
    }

    private static double Gumbel(double chance) => -Math.Log(-Math.Log(Math.Min(chance, 1 - 1e-16)));

    /// <summary>ln(1 + eˣ): the negative logarithm of the sigmoid's chance.</summary>
    private static double SoftPlus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));
}
