using System.ComponentModel.DataAnnotations;
using Curation.Core;
using Curation.Dedup.Exact;
using Curation.Dedup.Near;

namespace Curation.Dedup;

/// <summary>The <c>dedup</c> section of a recipe.</summary>
public sealed record DedupOptions
{
    /// <summary>Documents of equal final text are duplicates; null: they are not looked for.</summary>
    public ExactOptions? Exact { get; init; } = new();

    /// <summary>Whether documents of one canonical URL are duplicates, whatever they say.</summary>
    public bool Url { get; init; }

    /// <summary>Near duplicates; null: not looked for.</summary>
    public NearOptions? Near { get; init; } = new();

    /// <summary>Which member of a cluster survives.</summary>
    public KeepRule Keep { get; init; }

    /// <summary>Which documents are compared.</summary>
    public DedupScope Over { get; init; }

    /// <summary>A share of the compared documents or a number of them; a cluster of more breaks a limit of the recipe. Null: no limit.</summary>
    public Amount? MaxCluster { get; init; }

    /// <summary>Memory for sorting, in bytes. Near candidates take 28 bytes each besides, and every document two bits.</summary>
    [Range(16_000_000, 1_000_000_000_000)]
    public long Memory { get; init; } = 1_000_000_000;

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsOff => Exact is null && !Url && Near is null;

    /// <summary>The part that clusters depend on.</summary>
    public DedupOptions ForClusters => this with { Keep = default, MaxCluster = null, Memory = 0 };

    /// <summary>The part that sketches depend on.</summary>
    public DedupOptions ForSketches => ForClusters with { Over = default, Near = Near is null ? null : Near with { Jaccard = 0, Verify = true } };
}

/// <summary>When two texts count as equal.</summary>
public sealed record ExactOptions
{
    /// <summary>What is left out of the comparison.</summary>
    public Normalisation Normalise { get; init; }
}

/// <summary>Which documents are compared: all that were extracted, or those that every stage keeps (FineWeb: filters first).</summary>
public enum DedupScope
{
    Extracted,
    Survivors,
}
