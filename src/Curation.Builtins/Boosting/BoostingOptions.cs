using Curation.Models;

namespace Curation.Builtins.Boosting;

/// <summary>How trees are grown. Shares of groups, rows and features are drawn by hash, so that the same input gives the same trees.</summary>
internal sealed record BoostingOptions
{
    public int Trees { get; init; } = 80;

    /// <summary>Questions in each tree.</summary>
    public int Depth { get; init; } = 6;

    public double LearningRate { get; init; } = 0.12;

    /// <summary>Least sum of weights, times the curvature of the loss, in a leaf.</summary>
    public double MinLeaf { get; init; } = 1;

    /// <summary>Added to the curvature of each leaf.</summary>
    public double Ridge { get; init; } = 1;

    public double GroupShare { get; init; } = 0.6;

    public double RowShare { get; init; } = 0.7;

    public double FeatureShare { get; init; } = 0.35;

    /// <summary>The trees after the first ones are grown on the rows that those are not sure of; null: all trees on all rows.</summary>
    public EarlyExit? Exit { get; init; }

    public bool IsLogistic { get; init; } = true;

    public ulong Seed { get; init; } = 1;
}
