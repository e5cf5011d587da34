using Curation.Core;

namespace Curation.Selection;

/// <summary>Counts what hosts bring, best documents first, and turns away what is beyond the cap.</summary>
internal sealed class Caps(Pool pool, Places places, CapOptions? options, long budget)
{
    private readonly Dictionary<int, long> _hosts = [];
    private readonly long? _mostOfHost = Most(options?.Host, budget);

    public bool AreSet => _mostOfHost is not null;

    /// <summary>Counts a document in, or drops it: its value is then the tokens that its host had brought already.</summary>
    public bool Take(int document)
    {
        var (host, tokens) = (pool.Hosts[document], pool.Tokens[document]);
        var brought = _hosts.GetValueOrDefault(host);
        if (brought + tokens > _mostOfHost) pool.Drop(document, places.Number(Places.HostCap), brought);
        else _hosts[host] = brought + tokens;
        return pool.IsStanding(document);
    }

    private static long? Most(Amount? cap, long budget) => cap is not { } amount ? null : amount.Count ?? TokenCut.BudgetOf(amount.Share!.Value, budget);
}
