namespace Curation.Quality.Classifying;

/// <summary>How well scores order what is known.</summary>
internal static class RankMeasures
{
    /// <summary>Chance that a positive is above a negative, equals counted half (Mann and Whitney 1947); NaN where a class is empty.</summary>
    public static double Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        var ranks = Ranks(scores);
        var (sum, count) = (0.0, 0L);
        for (var i = 0; i < ranks.Length; i++)
        {
            if (!positive[i]) continue;
            sum += ranks[i];
            count++;
        }

        var others = ranks.Length - count;
        return (sum - count * (count + 1) / 2.0) / (count * (double)others);
    }

    /// <summary>Share of positives among the highest scores, equals in the order given.</summary>
    public static double PrecisionAtTop(IReadOnlyList<double> scores, IReadOnlyList<bool> positive, double share)
    {
        var most = Math.Max(1, (int)Math.Round(share * scores.Count));
        return Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i]).Take(most).Count(i => positive[i]) / (double)most;
    }

    /// <summary>Spearman's rank correlation; NaN where either list is all the same.</summary>
    public static double Spearman(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        var (left, right) = (Ranks(one), Ranks(other));
        var mean = (left.Length + 1) / 2.0;
        double both = 0, first = 0, second = 0;
        for (var i = 0; i < left.Length; i++)
        {
            both += (left[i] - mean) * (right[i] - mean);
            first += (left[i] - mean) * (left[i] - mean);
            second += (right[i] - mean) * (right[i] - mean);
        }

        return both / Math.Sqrt(first * second);
    }

    /// <summary>From 1 up; equals share the mean of their ranks.</summary>
    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[order.Length];
        for (int first = 0, next; first < order.Length; first = next)
        {
            for (next = first + 1; next < order.Length && values[order[next]] == values[order[first]];) next++;
            for (var i = first; i < next; i++) ranks[order[i]] = (first + next + 1) / 2.0;
        }

        return ranks;
    }
}
