namespace Curation.Selection;

/// <summary>Several scores of each document as one: weighted mean, largest, or weighted product of its token-weighted ranks
/// (quality ensembles as in Nemotron-CC, 2412.02595, use the largest; Meta-rater, 2504.14194, the weighted mean).</summary>
/// <remarks>The rank of a document under a scorer is the share of the scored tokens of its stratum in documents that score no better, as a 32-bit integer
/// made of sums of integers: the same for any order. A document without a score has rank 0, and its tokens lift nobody else's.</remarks>
internal static class RankCombination
{
    private const uint Unscored = 0;

    /// <param name="scores">One array per scorer, a quantised score per document.</param>
    /// <param name="strata">Number of each document's stratum; empty: one for all.</param>
    /// <param name="tokens">Tokens per document.</param>
    /// <param name="weights">One per scorer; empty: all the same.</param>
    public static uint[] Combine(
        IReadOnlyList<uint[]> scores, ReadOnlySpan<int> strata, ReadOnlySpan<int> tokens, Combine how, IReadOnlyList<double> weights)
    {
        var sums = new double[tokens.Length];
        if (how == Selection.Combine.ProductRank) Array.Fill(sums, 1);
        var total = weights.Count == 0 ? scores.Count : weights.Sum();
        for (var scorer = 0; scorer < scores.Count; scorer++)
        {
            var share = (weights.Count == 0 ? 1 : weights[scorer]) / total;
            var ranks = Ranks(scores[scorer], strata, tokens);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] = how switch
                {
                    Selection.Combine.MaxRank => Math.Max(sums[i], ranks[i]),
                    Selection.Combine.ProductRank => sums[i] * Math.Pow(Share(ranks[i]), share),
                    _ => sums[i] + share * ranks[i],
                };
            }
        }

        return Array.ConvertAll(sums, sum => (uint)Math.Min(uint.MaxValue, how == Selection.Combine.ProductRank ? sum * uint.MaxValue : sum));
    }

    /// <summary>The share in [0, 1] that a rank stands for.</summary>
    public static double Share(uint rank) => rank / (double)uint.MaxValue;

    /// <summary>The rank of each document under one scorer, within its stratum.</summary>
    public static uint[] Ranks(uint[] scores, ReadOnlySpan<int> strata, ReadOnlySpan<int> tokens)
    {
        var keys = new ulong[scores.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = ((ulong)(strata.IsEmpty ? 0 : strata[i]) << 32) | scores[i];
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        keys.AsSpan().Sort(order.AsSpan());
        var ranks = new uint[scores.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            long total = 0, below = 0;
            var scored = start;
            for (end = start; end < order.Length && keys[end] >> 32 == keys[start] >> 32; end++)
            {
                if ((uint)keys[end] == Unscored) scored = end + 1;
                else total += tokens[order[end]];
            }

            for (int tie = scored, next; tie < end; tie = next)
            {
                for (next = tie; next < end && keys[next] == keys[tie]; next++) below += tokens[order[next]];
                var rank = total == 0 ? 0 : (uint)((UInt128)below * uint.MaxValue / (ulong)total);
                for (var i = tie; i < next; i++) ranks[order[i]] = rank;
            }
        }

        return ranks;
    }
}
