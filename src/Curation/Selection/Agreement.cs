using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>How far scorers agree: Spearman's rank correlation, ties at their mean rank, and the overlap of the best 3 % of tokens.</summary>
internal static class Agreement
{
    private const double Top = 0.03;

    public static ScorerAgreement Of(IReadOnlyList<PlannedScorer> scorers, Pool pool, int[] eligible, ulong seed)
    {
        var ranks = pool.Scores.Select(scores => MeanRanks(eligible, scores)).ToArray();
        var best = pool.Scores.Select(scores => Best(eligible, scores, pool, seed)).ToArray();
        return new ScorerAgreement(
            [.. scorers.Select(scorer => scorer.Name)],
            Matrix(ranks.Length, (one, other) => Correlation(ranks[one], ranks[other])),
            Matrix(best.Length, (one, other) => Overlap(best[one], best[other], pool)));
    }

    private static IReadOnlyList<double>[] Matrix(int size, Func<int, int, double> cell) =>
        [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Select(column => row == column ? 1 : cell(row, column)).ToArray())];

    private static double[] MeanRanks(int[] eligible, uint[] scores)
    {
        var keys = Array.ConvertAll(eligible, document => scores[document]);
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + end - 1) / 2.0;
        }

        return ranks;
    }

    private static double Correlation(double[] one, double[] other)
    {
        var mean = (one.Length - 1) / 2.0;
        double product = 0, first = 0, second = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var (x, y) = (one[i] - mean, other[i] - mean);
            product += x * y;
            first += x * x;
            second += y * y;
        }

        return first == 0 || second == 0 ? 0 : product / Math.Sqrt(first * second);
    }

    private static HashSet<int> Best(int[] eligible, uint[] scores, Pool pool, ulong seed)
    {
        var order = Ranking.Order(eligible, scores, pool.Hash, seed);
        var cut = TokenCut.Make(order, pool.Tokens, TokenCut.BudgetOf(Top, eligible.Sum(document => (long)pool.Tokens[document])));
        return [.. order.AsSpan(0, cut.Taken)];
    }

    private static double Overlap(HashSet<int> one, HashSet<int> other, Pool pool)
    {
        long both = 0, either = 0;
        foreach (var document in one)
        {
            either += pool.Tokens[document];
            if (other.Contains(document)) both += pool.Tokens[document];
        }

        foreach (var document in other)
        {
            if (!one.Contains(document)) either += pool.Tokens[document];
        }

        return either == 0 ? 0 : (double)both / either;
    }
}
