using Curation.Core;

namespace Curation.Selection;

/// <summary>Where a document stands in its cluster of duplicates.</summary>
/// <param name="Cluster">Smallest identity hash of the members: the same whatever the ranges.</param>
/// <param name="Of">The survivor's document number; the document itself where it survives.</param>
/// <param name="Similarity">To the survivor.</param>
internal readonly record struct Membership(ulong Cluster, int Of, double Similarity);

/// <summary>Leaves one member of each cluster standing.</summary>
internal sealed class Survivors(Pool pool, bool keepLongest)
{
    /// <summary>Every member of every cluster, in the order of the clusters.</summary>
    public List<(int Document, Membership Membership)> Members { get; } = [];

    public void Decide(IClusters clusters, string runFolder, Places places)
    {
        var (exact, near, repeated) = (places.Number(Places.ExactDuplicate), places.Number(Places.NearDuplicate), places.Number(Places.RepeatedId));
        using var open = clusters.Open(runFolder);
        foreach (var cluster in open.Read())
        {
            var members = cluster.Select(member => (Member: member, Document: pool.Start[member.Unit] + member.Row))
                .Where(found => pool.Reason[found.Document] != repeated).ToList();
            if (members.Count < 2) continue;
            var name = members.Min(found => found.Member.Identity);
            var best = members.Aggregate((one, other) => Compare(other.Document, one.Document) < 0 ? other : one);
            foreach (var found in members.OrderBy(found => found.Member.Identity))
            {
                var (equal, similarity) = found == best ? (true, 1) : open.Compare(found.Member, best.Member);
                Members.Add((found.Document, new Membership(name, best.Document, similarity)));
                if (found != best && pool.IsStanding(found.Document)) pool.Drop(found.Document, equal ? exact : near, similarity);
            }
        }
    }

    /// <summary>Standing before fallen; then score, then length, then id.</summary>
    private int Compare(int one, int other)
    {
        if (pool.IsStanding(one) != pool.IsStanding(other)) return pool.IsStanding(one) ? -1 : 1;
        if (!keepLongest && pool.Scores.Count > 0 && pool.Scores[0][one] != pool.Scores[0][other]) return pool.Scores[0][other].CompareTo(pool.Scores[0][one]);
        return pool.Bytes[one] != pool.Bytes[other] ? pool.Bytes[other].CompareTo(pool.Bytes[one]) : pool.Hash[one].CompareTo(pool.Hash[other]);
    }
}
