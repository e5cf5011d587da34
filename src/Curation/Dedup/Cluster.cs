using Curation.Core;

namespace Curation.Dedup;

/// <summary>Documents that are duplicates of each other, directly or through others.</summary>
/// <param name="Id">Identity of the smallest member.</param>
/// <param name="Members">At least two, by identity.</param>
public sealed record Cluster(ulong Id, IReadOnlyList<ClusterMember> Members);

/// <summary>A document of a cluster, and where its shingles lie.</summary>
public sealed record ClusterMember(string Unit, int Row, ulong Identity) : DuplicateMember(Unit, Row, Identity)
{
    /// <summary>Where its shingle set begins; documents of equal text share one, and those without have -1.</summary>
    internal long SetStart { get; init; }

    internal int SetCount { get; init; }
}
