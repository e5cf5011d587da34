using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Dedup.Records;

namespace Curation.Dedup.Rows;

/// <summary>Chooses the survivor of each cluster of rows.</summary>
internal sealed class RowFates(RowHeads heads, KeepRule keep, string folder)
{
    /// <summary>A row of a cluster, its survivor and the similarity to it.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    internal readonly record struct Fate(long Row, long Survivor, double Similarity) : IComparable<Fate>
    {
        public int CompareTo(Fate other) => Row.CompareTo(other.Row);
    }

    /// <summary>The members of all clusters by row, in a file of the scratch folder.</summary>
    public string Write(Scratch scratch)
    {
        using var clusters = new ClusterFile(folder);
        var fates = new ExternalSort<Fate>(scratch);
        foreach (var cluster in clusters.Read())
        {
            var best = Best(cluster.Members);
            var survivor = heads.RowOf(best);
            foreach (var member in cluster.Members) fates.Add(new(heads.RowOf(member), survivor, member == best ? 1 : clusters.SimilarityOf(best, member)));
        }

        return scratch.Write(fates.Sorted());
    }

    private ClusterMember Best(IReadOnlyList<ClusterMember> members)
    {
        var (best, head) = (members[0], heads.Of(heads.RowOf(members[0])));
        foreach (var member in members.Skip(1))
        {
            var other = heads.Of(heads.RowOf(member));
            if (Compare(other, head) is < 0 || (Compare(other, head) == 0 && heads.RowOf(member) < heads.RowOf(best))) (best, head) = (member, other);
        }

        return best;
    }

    /// <summary>Rows have no score, so the best is the longest; of equals the smallest id stays.</summary>
    private int Compare(RowHead one, RowHead other)
    {
        var order = keep == KeepRule.Newest ? DeclaredDate.InstantOf(other.Date).CompareTo(DeclaredDate.InstantOf(one.Date)) : 0;
        if (order == 0 && keep != KeepRule.First) order = other.TextBytes.CompareTo(one.TextBytes);
        return order != 0 ? order : string.CompareOrdinal(one.Id, other.Id);
    }
}
