using Curation.Core;

namespace Curation.Selection;

/// <summary>Where a document stands in its cluster of duplicates.</summary>
/// <param name="Cluster">Smallest identity hash of the members: the same whatever the ranges.</param>
/// <param name="Of">The survivor's document number; the document itself where it survives.</param>
/// <param name="Similarity">To the survivor.</param>
internal readonly record struct Membership(ulong Cluster, int Of, double Similarity);

/// <summary>Leaves one member of each cluster standing.</summary>
/// <param name="leavesNear">One of each text of a cluster instead, marked in <see cref="Pool.Clusters"/>: caps choose among them.</param>
internal sealed class Survivors(Pool pool, KeepRule keep, bool leavesNear = false)
{
    private Dictionary<int, long> _dates = [];

    /// <summary>Every member of every cluster, in the order of the clusters.</summary>
    public List<(int Document, Membership Membership)> Members { get; } = [];

    public void Decide(IClusters clusters, string runFolder, Places places)
    {
        var repeated = places.Number(Places.RepeatedId);
        var reasons = new[] { Places.ExactDuplicate, Places.UrlDuplicate, Places.NearDuplicate }.Select(places.Number).ToArray();
        using var open = clusters.Open(runFolder);
        if (keep == KeepRule.Newest) _dates = Dates(open, runFolder);
        if (leavesNear) Array.Fill(pool.Clusters = new int[pool.Count], -1);
        foreach (var (number, cluster) in open.Read().Index())
        {
            var members = cluster.Select(member => (Member: member, Document: pool.Start[member.Unit] + member.Row))
                .Where(found => pool.Reason[found.Document] != repeated).ToList();
            if (members.Count < 2) continue;
            var name = members.Min(found => found.Member.Identity);
            members.Sort((one, other) => Compare(one.Document, other.Document));
            var best = new Dictionary<long, (DuplicateMember Member, int Document)>();
            foreach (var found in members) best.TryAdd(TextOf(found.Member), found);
            foreach (var found in members.OrderBy(found => found.Member.Identity))
            {
                var survivor = best[TextOf(found.Member)];
                var (kind, similarity) = found == survivor ? (DuplicateKind.Exact, 1) : open.Compare(found.Member, survivor.Member);
                Members.Add((found.Document, new Membership(name, survivor.Document, similarity)));
                if (found == survivor && best.Count > 1) pool.Clusters[found.Document] = number;
                if (found != survivor && pool.IsStanding(found.Document)) pool.Drop(found.Document, reasons[(int)kind], similarity);
            }
        }

        long TextOf(DuplicateMember member) => leavesNear ? member.Text : 0;
    }

    /// <summary>Standing before fallen, texts before none; then by the rule, then by length, then by id. Nothing of it is younger than cuts, so that it is
    /// decided alike before and after them.</summary>
    private int Compare(int one, int other)
    {
        if (Rank(one) != Rank(other)) return Rank(one).CompareTo(Rank(other));
        var order = keep switch
        {
            KeepRule.Best when pool.Scores.Count > 0 => pool.Scores[0][other].CompareTo(pool.Scores[0][one]),
            KeepRule.Newest => _dates.GetValueOrDefault(other, long.MinValue).CompareTo(_dates.GetValueOrDefault(one, long.MinValue)),
            KeepRule.First => pool.Hash[one].CompareTo(pool.Hash[other]),
            _ => 0,
        };
        if (order != 0) return order;
        return pool.UncutBytes[one] != pool.UncutBytes[other]
            ? pool.UncutBytes[other].CompareTo(pool.UncutBytes[one]) : pool.Hash[one].CompareTo(pool.Hash[other]);
    }

    private int Rank(int document) => !pool.IsStanding(document) ? 2 : pool.UncutBytes[document] == 0 ? 1 : 0;

    /// <summary>The declared dates of all members of clusters.</summary>
    private Dictionary<int, long> Dates(IOpenClusters clusters, string runFolder)
    {
        var members = clusters.Read().SelectMany(cluster => cluster).GroupBy(member => member.Unit, member => member.Row);
        var dates = new Dictionary<int, long>();
        foreach (var unit in members)
        {
            var rows = unit.ToHashSet();
            using var table = new Columns.ParquetReader(Path.Combine(runFolder, Runs.DocumentTable.PathOf(unit.Key)));
            var cursor = table.Rows("date");
            while (cursor.Read())
            {
                if (rows.Contains((int)cursor.Row) && !cursor.IsNull(0))
                    dates[pool.Start[unit.Key] + (int)cursor.Row] = DeclaredDate.InstantOf(System.Text.Encoding.UTF8.GetString(cursor.Utf8(0)));
            }
        }

        return dates;
    }
}
