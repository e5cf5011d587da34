namespace Curation.Bias;

/// <summary>Documents and tokens that met a step, and those it kept.</summary>
public readonly record struct GroupCounts(long Documents, long Tokens, long KeptDocuments, long KeptTokens)
{
    public static GroupCounts operator +(GroupCounts a, GroupCounts b) =>
        new(a.Documents + b.Documents, a.Tokens + b.Tokens, a.KeptDocuments + b.KeptDocuments, a.KeptTokens + b.KeptTokens);

    public static GroupCounts operator -(GroupCounts a, GroupCounts b) =>
        new(a.Documents - b.Documents, a.Tokens - b.Tokens, a.KeptDocuments - b.KeptDocuments, a.KeptTokens - b.KeptTokens);

    /// <summary>Kept share; null where nothing met the step.</summary>
    public double? DocumentRate => Ratio(KeptDocuments, Documents);

    public double? TokenRate => Ratio(KeptTokens, Tokens);

    internal static double? Ratio(double? part, double? whole) => whole is > 0 ? part / whole : null;
}
