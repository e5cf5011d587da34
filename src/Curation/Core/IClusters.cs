namespace Curation.Core;

/// <summary>What dedup found: groups of documents that say the same.</summary>
public interface IClusters
{
    /// <summary>The files of the run it is read from.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>All clusters, in an order that follows from their members alone.</summary>
    IEnumerable<IReadOnlyList<ClusterMember>> Read(string runFolder);

    /// <summary>Similarity of two members of one cluster: 1 for equal texts, else the Jaccard similarity of their shingles.</summary>
    double Similarity(ClusterMember one, ClusterMember other);
}

/// <summary>A document in a cluster.</summary>
/// <param name="Hash">Its identity hash.</param>
public readonly record struct ClusterMember(string Unit, int Row, ulong Hash);
