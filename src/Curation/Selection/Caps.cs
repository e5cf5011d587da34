using System.Runtime.InteropServices;
using Curation.Core;

namespace Curation.Selection;

/// <summary>Counts what hosts, domains and clusters bring, best documents first, and turns away what is beyond a cap.</summary>
internal sealed class Caps
{
    private readonly Pool _pool;
    private readonly List<Cap> _caps = [];

    public Caps(Pool pool, Places places, CapOptions? options, long budget)
    {
        _pool = pool;
        if (options is null) return;
        var none = pool.Names.Number("");
        if (options.Host is { } host) Add(Places.HostCap, pool.Hosts, none, document => pool.Tokens[document], Most(host, budget));
        if (options.Domain is { } domain) Add(Places.DomainCap, pool.Domains, none, document => pool.Tokens[document], Most(domain, budget));
        if (options.Cluster is { } cluster && pool.Clusters.Length > 0) Add(Places.ClusterCap, pool.Clusters, -1, _ => 1, cluster);

        void Add(string reason, int[] groups, int ungrouped, Func<int, int> weight, long most) =>
            _caps.Add(new Cap(places.Number(reason), groups, ungrouped, weight, most));
    }

    public bool AreSet => _caps.Count > 0;

    /// <summary>Whether a document is within all caps; if not, it falls, and its value is what its host, domain or cluster had brought already.</summary>
    public bool Allow(int document)
    {
        if (_caps.Find(one => !one.Fits(document)) is not { } cap) return true;
        _pool.Drop(document, cap.Reason, cap.Brought(document));
        return false;
    }

    /// <summary>Counts a document in.</summary>
    public void Count(int document) => _caps.ForEach(cap => cap.Count(document));

    private static long Most(Amount cap, long budget) => cap.Count ?? TokenCut.BudgetOf(cap.Share!.Value, budget);

    private sealed record Cap(short Reason, int[] Groups, int Ungrouped, Func<int, int> Weight, long Most)
    {
        private readonly Dictionary<int, long> _brought = [];

        public long Brought(int document) => _brought.GetValueOrDefault(Groups[document]);

        public bool Fits(int document) => Groups[document] == Ungrouped || Brought(document) + Weight(document) <= Most;

        public void Count(int document)
        {
            if (Groups[document] != Ungrouped) CollectionsMarshal.GetValueRefOrAddDefault(_brought, Groups[document], out _) += Weight(document);
        }
    }
}
