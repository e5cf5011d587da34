using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Reporting;

/// <summary>A group of duplicates: its size, and the survivor.</summary>
internal sealed record LargeCluster(string Name, long Members, string? Survivor, double LeastSimilarity)
{
    /// <summary>The survivor's URL after redaction.</summary>
    public string Url { get; init; } = "";
}

/// <summary>A host, its documents, and how many of them are in clusters: many speak of pages made from one template.</summary>
internal sealed record HostDuplicates(string Host, long Documents, long InClusters);

/// <summary>What <c>clusters.parquet</c> adds up to. Its rows stand cluster by cluster.</summary>
internal sealed class ClusterFacts
{
    private const int Shown = 8;

    private readonly List<LargeCluster> _largest = [];
    private readonly Dictionary<string, (long Documents, long InClusters)> _hosts = new(StringComparer.Ordinal);

    public long Clusters { get; private set; }

    public long Documents { get; private set; }

    /// <summary>Largest first.</summary>
    public IReadOnlyList<LargeCluster> Largest => _largest;

    /// <summary>Those with most documents in clusters first.</summary>
    public IReadOnlyList<HostDuplicates> Hosts { get; private set; } = [];

    public static ClusterFacts Read(string runFolder, ReportInputs inputs)
    {
        var facts = new ClusterFacts();
        foreach (var cluster in ClustersOf(Path.Combine(runFolder, RunFiles.Clusters))) facts.Add(cluster);
        if (facts._largest.Count > 0) facts.FindUrls(runFolder, inputs);
        return facts;
    }

    private static IEnumerable<LargeCluster> ClustersOf(string path)
    {
        using var table = new ParquetReader(path);
        var rows = table.Rows("id", "cluster", "similarity", "of");
        LargeCluster? open = null;
        while (rows.Read())
        {
            var name = Encoding.UTF8.GetString(rows.Utf8(1));
            if (open is not null && open.Name != name) yield return open;
            if (open is null || open.Name != name) open = new LargeCluster(name, 0, null, 1);
            open = open with
            {
                Members = open.Members + 1,
                Survivor = rows.IsNull(3) ? Encoding.UTF8.GetString(rows.Utf8(0)) : open.Survivor,
                LeastSimilarity = Math.Min(open.LeastSimilarity, rows.Double(2)),
            };
        }

        if (open is not null) yield return open;
    }

    private void Add(LargeCluster cluster)
    {
        Clusters++;
        Documents += cluster.Members;
        var place = _largest.FindIndex(other => cluster.Members > other.Members
            || (cluster.Members == other.Members && string.CompareOrdinal(cluster.Name, other.Name) < 0));
        _largest.Insert(place < 0 ? _largest.Count : place, cluster);
        if (_largest.Count > Shown) _largest.RemoveAt(Shown);
    }

    private void FindUrls(string runFolder, ReportInputs inputs)
    {
        ReadLedger(runFolder, inputs);
        var most = _hosts.Where(host => host.Value.InClusters > 0).OrderByDescending(host => host.Value.InClusters)
            .ThenBy(host => host.Key, StringComparer.Ordinal).Take(Shown);
        Hosts = [.. most.Select(host => new HostDuplicates(Redacted(inputs, "", host.Key), host.Value.Documents, host.Value.InClusters))];
    }

    private static string Redacted(ReportInputs inputs, string id, string url) =>
        inputs.Redacted(new Document("", id, url, Text.DocumentText.FromString("")), url);

    private void ReadLedger(string runFolder, ReportInputs inputs)
    {
        var places = _largest.Select((cluster, place) => (cluster.Name, place)).ToDictionary(found => found.Name, found => found.place, StringComparer.Ordinal);
        foreach (var unit in inputs.Units)
        {
            using var ledger = new ParquetReader(Path.Combine(runFolder, LedgerTable.PathOf(unit)));
            var rows = ledger.Rows("cluster", "id", "url");
            while (rows.Read())
            {
                var host = HostName.Of(Encoding.UTF8.GetString(rows.Utf8(2)));
                var (documents, inClusters) = _hosts.GetValueOrDefault(host);
                if (!rows.IsNull(1)) _hosts[host] = (documents + 1, inClusters + (rows.IsNull(0) ? 0 : 1));
                if (rows.IsNull(0) || !places.TryGetValue(Encoding.UTF8.GetString(rows.Utf8(0)), out var place)) continue;
                var (id, url) = (Encoding.UTF8.GetString(rows.Utf8(1)), Encoding.UTF8.GetString(rows.Utf8(2)));
                if (id != _largest[place].Survivor) continue;
                _largest[place] = _largest[place] with { Url = Redacted(inputs, id, url) };
            }
        }
    }
}
