using Curation.Core;

namespace Curation.Dedup.Rows;

/// <summary>What dedup found in one host.</summary>
/// <param name="Pages">Rows of the host.</param>
/// <param name="Clusters">Clusters with a member there.</param>
/// <param name="Members">Rows of the host in clusters.</param>
/// <param name="Largest">Most rows of the host in one cluster.</param>
/// <param name="LargestCluster">That cluster's id; null: there is none.</param>
public sealed record HostCount(string Host, long Pages, int Clusters, long Members, long Largest, string? LargestCluster);

/// <summary>Counts the duplicates among rows by host. Memory grows with hosts and their clusters.</summary>
public sealed class HostDuplicates
{
    private readonly Dictionary<string, (long Pages, Dictionary<string, long> Clusters)> _hosts = new(StringComparer.Ordinal);

    public void Add(DedupRow row)
    {
        if (row.Fault is not null) return;
        var host = HostName.Of(row.Url);
        var (pages, clusters) = _hosts.TryGetValue(host, out var known) ? known : (0, new(StringComparer.Ordinal));
        _hosts[host] = (pages + 1, clusters);
        if (row.Cluster is { } cluster) clusters[cluster] = clusters.GetValueOrDefault(cluster) + 1;
    }

    /// <summary>The hosts with most rows in clusters first.</summary>
    public IEnumerable<HostCount> Largest() => _hosts.Select(Count).OrderByDescending(host => host.Members).ThenBy(host => host.Host, StringComparer.Ordinal);

    private static HostCount Count(KeyValuePair<string, (long Pages, Dictionary<string, long> Clusters)> host)
    {
        var clusters = host.Value.Clusters;
        var (name, size) = clusters.OrderByDescending(cluster => cluster.Value).ThenBy(cluster => cluster.Key, StringComparer.Ordinal).FirstOrDefault();
        return new(host.Key, host.Value.Pages, clusters.Count, clusters.Values.Sum(), size, name);
    }
}
