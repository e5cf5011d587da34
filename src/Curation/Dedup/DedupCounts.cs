using Curation.Core;

namespace Curation.Dedup;

/// <summary>What a <see cref="DedupJob"/> came to.</summary>
public sealed record DedupCounts
{
    /// <summary>Rows of all units.</summary>
    public long Documents { get; init; }

    public long Clusters { get; set; }

    /// <summary>Documents in clusters.</summary>
    public long Members { get; set; }

    /// <summary>Members of the largest cluster; 0 where there is none. One of a large share of all documents speaks of boilerplate taken for text.</summary>
    public long Largest { get; set; }

    /// <summary>Members of groups too large and too diverse to compare every pair of them; each was compared with dozens.</summary>
    public long LeftOut { get; init; }

    /// <summary>A line about the largest cluster where it is above a limit; null where it is not.</summary>
    public string? Broken(Amount? limit)
    {
        if (limit is not { } given) return null;
        var most = given.Count ?? (long)(given.Share!.Value * Documents);
        return Largest > most
            ? FormattableString.Invariant($"dedup.max-cluster: the largest cluster has {Largest} of {Documents} documents; at most {given} was expected")
            : null;
    }

    internal IEnumerable<ClusterRow> Watch(IEnumerable<ClusterRow> rows)
    {
        ClusterRow last = default;
        var size = 0L;
        foreach (var row in rows)
        {
            size = size > 0 && row.HasClusterOf(last) ? size + 1 : 1;
            if (size == 1) Clusters++;
            Members++;
            Largest = Math.Max(Largest, size);
            last = row;
            yield return row;
        }
    }
}
