using System.Runtime.InteropServices;

namespace Curation.Dedup;

/// <summary>A member of a cluster as it is stored: 44 bytes. Ordered by cluster, then identity; places part equal identities.</summary>
/// <param name="Cluster">Identity of the cluster's smallest member.</param>
/// <param name="ClusterPlace">Place of that member.</param>
/// <param name="SetStart">First shingle of its set in the file of shingles; -1: it was never compared.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ClusterRow(ulong Cluster, Place ClusterPlace, ulong Identity, Place Place, long SetStart, int SetCount)
    : IComparable<ClusterRow>
{
    public bool HasClusterOf(in ClusterRow other) => Cluster == other.Cluster && ClusterPlace == other.ClusterPlace;

    public int CompareTo(ClusterRow other)
    {
        var order = Cluster.CompareTo(other.Cluster);
        if (order == 0) order = ClusterPlace.CompareTo(other.ClusterPlace);
        if (order == 0) order = Identity.CompareTo(other.Identity);
        return order != 0 ? order : Place.CompareTo(other.Place);
    }
}
