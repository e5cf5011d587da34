using Curation.Core;

namespace Curation.Selection;

/// <summary>The <c>quality</c> section of a recipe: what scores a document, and how several scores become one.</summary>
public sealed record QualityOptions : IChecked
{
    /// <summary>The opened scorers in order, by name; the first one also picks the survivor of a cluster.</summary>
    public IReadOnlyList<PlannedScorer> Score { get; internal init; } = [];

    /// <summary>How several scores become one.</summary>
    public Combine Combine { get; init; }

    /// <summary>One weight per scorer, of mean-rank and product-rank; empty: all count the same.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>Ranks are taken within these strata (as of <c>select.per</c>), such as <c>[language, length]</c>; empty: within the whole run.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Whether a document's score is a rank: with several scorers, or within strata.</summary>
    public bool IsRanked => Score.Count > 0 && ((Score.Count > 1 && Combine != Combine.First) || Within.Count > 0);

    public IEnumerable<string> Mistakes()
    {
        if (Weights.Any(weight => !(weight >= 0)) || (Weights.Count > 0 && !Weights.Any(weight => weight > 0)))
            yield return "weights: numbers of at least 0, not all 0, were expected";
    }
}

/// <summary>Weighted mean of the token-weighted ranks of all scorers, the largest of them, their weighted product, or the first scorer alone.</summary>
public enum Combine
{
    MeanRank,
    MaxRank,
    ProductRank,
    First,
}
