using System.Runtime.InteropServices;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>Documents and tokens by host.</summary>
internal sealed class HostTally(Pool pool)
{
    private readonly Dictionary<int, (long Documents, long Tokens)> _hosts = [];

    public int Count => _hosts.Count;

    /// <summary>e to the entropy of the hosts' shares of tokens; 0 without tokens.</summary>
    public double Effective
    {
        get
        {
            var total = (double)_hosts.Values.Sum(sum => sum.Tokens);
            if (total == 0) return 0;
            // the sum of doubles depends on their order: by size, so that numbers of hosts do not decide
            var shares = _hosts.Values.Select(sum => sum.Tokens).Where(tokens => tokens > 0).Order().Select(tokens => tokens / total);
            return Math.Exp(shares.Sum(share => -share * Math.Log(share)));
        }
    }

    public void Add(int document, int times)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_hosts, pool.Hosts[document], out _);
        sum = (sum.Documents + 1, sum.Tokens + (long)times * pool.Tokens[document]);
    }

    public List<HostRow> Largest(int count)
    {
        var total = (double)_hosts.Values.Sum(sum => sum.Tokens);
        return [.. _hosts.Select(pair => (Host: pool.Names[pair.Key], Sum: pair.Value))
            .OrderByDescending(host => host.Sum.Tokens).ThenBy(host => host.Host, StringComparer.Ordinal).Take(count)
            .Select(host => new HostRow(host.Host, host.Sum.Documents, host.Sum.Tokens, total == 0 ? 0 : host.Sum.Tokens / total))];
    }
}
