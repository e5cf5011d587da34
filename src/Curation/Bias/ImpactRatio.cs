namespace Curation.Bias;

/// <summary>The keep rate of a group divided by that of the documents outside it, and its 95 % interval by documents.</summary>
/// <remarks>Source: the impact ratio of 29 CFR 1607.4 D (four-fifths rule); interval: Katz et al. 1978, Biometrics 34, eq. for the log ratio; with an
/// empty cell, Wilson bounds of both rates at 97.5 % each (Bonferroni).</remarks>
public static class ImpactRatio
{
    private const double Z95 = 1.959963984540054, Z975 = 2.241402727604947;

    public static double? ByTokens(GroupCounts group, GroupCounts rest) => GroupCounts.Ratio(group.TokenRate, rest.TokenRate);

    public static double? ByDocuments(GroupCounts group, GroupCounts rest) => GroupCounts.Ratio(group.DocumentRate, rest.DocumentRate);

    /// <summary>Bounds of the ratio by documents; null where one side has no document or a bound is infinite.</summary>
    public static (double? Low, double? High) Interval(GroupCounts group, GroupCounts rest)
    {
        if (group.Documents == 0 || rest.Documents == 0) return (null, null);
        if (group.KeptDocuments == 0 || rest.KeptDocuments == 0) return EmptyCell(group, rest);
        var (k, r) = (group.DocumentRate!.Value, rest.DocumentRate!.Value);
        var error = Z95 * Math.Sqrt((1 - k) / group.KeptDocuments + (1 - r) / rest.KeptDocuments);
        return (k / r * Math.Exp(-error), k / r * Math.Exp(error));
    }

    private static (double? Low, double? High) EmptyCell(GroupCounts group, GroupCounts rest)
    {
        var (groupLow, groupHigh) = Wilson(group.KeptDocuments, group.Documents);
        var (restLow, restHigh) = Wilson(rest.KeptDocuments, rest.Documents);
        return (groupLow / restHigh, GroupCounts.Ratio(groupHigh, restLow));
    }

    // Wilson 1927: bounds stay inside [0, 1] and are open at an empty cell on one side only
    private static (double Low, double High) Wilson(long kept, long documents)
    {
        double n = documents, p = kept / n, z2 = Z975 * Z975;
        var centre = p + z2 / (2 * n);
        var half = Z975 * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return (kept == 0 ? 0 : (centre - half) / (1 + z2 / n), (centre + half) / (1 + z2 / n));
    }
}
