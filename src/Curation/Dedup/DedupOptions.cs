using System.ComponentModel.DataAnnotations;

namespace Curation.Dedup;

/// <summary>The <c>dedup</c> section of a recipe.</summary>
public sealed record DedupOptions
{
    /// <summary>Whether documents of equal final text are duplicates.</summary>
    public bool Exact { get; init; } = true;

    /// <summary>Near duplicates; null: not looked for.</summary>
    public NearOptions? Near { get; init; } = new();

    /// <summary>Which member of a cluster survives.</summary>
    public KeepRule Keep { get; init; }

    /// <summary>The part that clusters depend on.</summary>
    public DedupOptions ForClusters => this with { Keep = default };

    /// <summary>The part that sketches depend on.</summary>
    public DedupOptions ForSketches => ForClusters with { Near = Near is null ? null : Near with { Jaccard = 0 } };
}

/// <summary>MinHash LSH over word n-grams with the true Jaccard similarity checked (defaults: FineWeb's bands; duplodocus' check).</summary>
public sealed record NearOptions
{
    /// <summary>Words in a shingle.</summary>
    [Range(1, 100)]
    public int Ngram { get; init; } = 5;

    [Range(1, 1000)]
    public int Bands { get; init; } = 14;

    /// <summary>Hashes in a band.</summary>
    [Range(1, 100)]
    public int Rows { get; init; } = 8;

    /// <summary>Smallest Jaccard similarity of two shingle sets that makes them duplicates.</summary>
    [Range(0.0, 1.0)]
    public double Jaccard { get; init; } = 0.8;
}

/// <summary>Which member of a cluster survives: the best of those the stages keep (score, then length, then id), or the longest.</summary>
public enum KeepRule
{
    Best,
    Longest,
}
