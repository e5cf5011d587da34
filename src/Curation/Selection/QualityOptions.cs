using Curation.Core;

namespace Curation.Selection;

/// <summary>The <c>quality</c> section of a recipe: what scores a document, and how several scores become one.</summary>
public sealed record QualityOptions
{
    /// <summary>The opened scorers in order, by name; the first one also picks the survivor of a cluster.</summary>
    public IReadOnlyList<PlannedScorer> Score { get; internal init; } = [];

    /// <summary>How several scores become one.</summary>
    public Combine Combine { get; init; }
}

/// <summary>Mean of the token-weighted ranks of all scorers, the largest of them, or the first scorer alone.</summary>
public enum Combine
{
    MeanRank,
    MaxRank,
    First,
}
