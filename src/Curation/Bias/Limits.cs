namespace Curation.Bias;

/// <summary>What became of a limit for one group.</summary>
public enum LimitOutcome
{
    Pass,
    Fail,

    /// <summary>Too few documents to say, or no ratio to judge.</summary>
    Inconclusive,
}

/// <summary>A limit, a group that it names, and the verdict on the group's impact ratio by tokens.</summary>
/// <param name="Value">Null where the rest kept nothing, or the group has no tokens.</param>
/// <param name="Documents">Documents of the group.</param>
public sealed record LimitVerdict(
    string Limit, string Group,
    double? Value, double? Min, double? Max,
    long Documents, int NeededDocuments, LimitOutcome Verdict);

/// <summary>Holds the final impact ratios against the limits of the recipe.</summary>
internal static class Limits
{
    public static IReadOnlyList<LimitVerdict> Judge(BiasOptions options, IReadOnlyList<GroupRow> groups) =>
        [.. options.Limits.SelectMany(limit => groups
            .Where(row => IsMatch(limit.Groups, row.Group))
            .Select(row => Judge(limit, row, limit.MinDocuments ?? options.Audit.MinDocuments)))];

    private static LimitVerdict Judge(LimitOptions limit, GroupRow row, int needed)
    {
        var value = row.ImpactRatioTokens;
        var outcome = value is null || row.Counts.Documents < needed ? LimitOutcome.Inconclusive
            : value < limit.Min || value > limit.Max ? LimitOutcome.Fail
            : LimitOutcome.Pass;
        return new LimitVerdict(limit.Groups, row.Group, value, limit.Min, limit.Max, row.Counts.Documents, needed, outcome);
    }

    /// <summary>Whether a document could be in a group that fits: languages and regions are open sets, the other groups are given.</summary>
    internal static bool CanMatch(string pattern, IEnumerable<string> groups) =>
        CanBegin(pattern, "language/") || CanBegin(pattern, "region/") || groups.Any(group => IsMatch(pattern, group));

    private static bool CanBegin(string pattern, string axis)
    {
        var star = pattern.IndexOf('*');
        return pattern.StartsWith(axis, StringComparison.Ordinal)
            ? pattern.Length > axis.Length
            : star >= 0 && axis.StartsWith(pattern[..star], StringComparison.Ordinal);
    }

    /// <summary>Whether a name fits a pattern in which <c>*</c> stands for any characters.</summary>
    internal static bool IsMatch(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, resume) = (p++, n);
            else if (p < pattern.Length && pattern[p] == name[n]) (p, n) = (p + 1, n + 1);
            else if (star >= 0) (p, n) = (star + 1, ++resume);
            else return false;
        }

        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }
}
