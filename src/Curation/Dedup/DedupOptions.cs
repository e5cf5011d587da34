using System.ComponentModel.DataAnnotations;
using Curation.Core;
using Curation.Dedup.Exact;
using Curation.Dedup.Near;
using Curation.Dedup.Repeats;

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

    /// <summary>Repeated parts to cut from all final texts but the first that has them.</summary>
    /// <remarks>First by hash of source and id, among the documents that every stage keeps and that survive in their clusters, whatever <see cref="Over"/>
    /// says; the others neither keep a part nor lose one. So a changed range of a stage, or another <see cref="Keep"/>, makes the cuts and all that reads
    /// them anew, but hashes no text again. A part goes even where the first that has it falls later: to too few words left, to decontaminate,
    /// or to the cut or a cap of select. Members of one cluster that a cap on clusters leaves cut nothing from each other.</remarks>
    public CutOptions Cut { get; init; } = new();

    /// <summary>Which member of a cluster survives.</summary>
    public KeepRule Keep { get; init; }

    /// <summary>Which documents are compared as wholes.</summary>
    public DedupScope Over { get; init; }

    /// <summary>A share of the compared documents or a number of them; a cluster of more breaks a limit of the recipe. Null: no limit.</summary>
    public Amount? MaxCluster { get; init; }

    /// <summary>Memory for sorting, in bytes. Near candidates take 28 bytes each besides, and every document two bits.</summary>
    [Range(16_000_000, 1_000_000_000_000)]
    public long Memory { get; init; } = 1_000_000_000;

    /// <summary>Whether there are no duplicates to look for; cuts stand apart.</summary>
    public bool IsOff => Exact is null && !Url && Near is null;

    /// <summary>The part that clusters depend on.</summary>
    public DedupOptions ForClusters => this with { Keep = default, MaxCluster = null, Memory = 0, Cut = new() };

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
