namespace Curation.Selection;

/// <summary>Several scores of each document as one:
/// the mean or the largest of its token-weighted ranks (quality ensembles as in Nemotron-CC, 2412.02595, use the largest).</summary>
/// <remarks>The rank of a document under a scorer is the share of all tokens in documents that score no better, as a 32-bit integer:
/// sums of integers, so the same for any order.</remarks>
internal static class RankCombination
{
    /// <param name="scores">One array per scorer, a quantised score per document.</param>
    /// <param name="tokens">Tokens per document.</param>
    public static uint[] Combine(IReadOnlyList<uint[]> scores, ReadOnlySpan<int> tokens, bool largest)
    {
        var combined = new ulong[tokens.Length];
        foreach (var scorer in scores)
        {
            var ranks = Ranks(scorer, tokens);
            for (var i = 0; i < combined.Length; i++) combined[i] = largest ? Math.Max(combined[i], ranks[i]) : combined[i] + ranks[i];
        }

        var divisor = largest ? 1UL : (ulong)scores.Count;
        return Array.ConvertAll(combined, sum => (uint)(sum / divisor));
    }

    private static uint[] Ranks(uint[] scores, ReadOnlySpan<int> tokens)
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort((uint[])scores.Clone(), order);
        long total = 0, below = 0;
        foreach (var count in tokens) total += count;
        var ranks = new uint[scores.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start; end < order.Length && scores[order[end]] == scores[order[start]]; end++) below += tokens[order[end]];
            var rank = total == 0 ? 0 : (uint)((UInt128)below * uint.MaxValue / (ulong)total);
            for (var i = start; i < end; i++) ranks[order[i]] = rank;
        }

        return ranks;
    }
}
