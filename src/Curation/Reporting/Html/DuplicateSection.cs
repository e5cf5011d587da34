namespace Curation.Reporting.Html;

/// <summary>Groups of duplicates.</summary>
internal static class DuplicateSection
{
    public static void Add(Markup page, RunFacts facts)
    {
        var clusters = facts.Clusters;
        page.Add($"<h2>Duplicates</h2>\n");
        if (clusters.Clusters == 0)
        {
            page.Add($"<p class=\"soft\">No two documents were found to say the same.</p>\n");
            return;
        }

        var (exact, near) = (facts.Ledger.Reasons.GetValueOrDefault("dedup/exact"), facts.Ledger.Reasons.GetValueOrDefault("dedup/near"));
        var addresses = facts.Ledger.Reasons.GetValueOrDefault("dedup/url").Documents;
        page.Add($"<p>{clusters.Documents} documents form {clusters.Clusters} clusters; at most one of each goes on. "
            + $"Dedup dropped {exact.Documents} exact and {near.Documents} near duplicates");
        if (addresses > 0) page.Add($", and {addresses} documents of one address with another");
        page.Add($"; other members had fallen before.</p>\n");
        page.Add($"<div class=\"wide\"><table>\n<tr><th>largest clusters</th><th class=\"n\">members</th><th class=\"n\">least similarity</th>"
            + $"<th>survivor</th></tr>\n");
        foreach (var cluster in clusters.Largest)
        {
            var survivor = cluster.Url.Length > 0 ? cluster.Url : cluster.Survivor;
            page.Add($"<tr><td><code>{cluster.Name}</code></td><td class=\"n\">{cluster.Members}</td>");
            page.Add($"<td class=\"n\">{Numbers.Ratio(cluster.LeastSimilarity)}</td><td><code>{survivor}</code></td></tr>\n");
        }

        page.Add($"</table></div>\n");
        page.Add($"<div class=\"wide\"><table>\n<tr><th>hosts with most of them</th><th class=\"n\">documents</th><th class=\"n\">in clusters</th></tr>\n");
        foreach (var host in clusters.Hosts)
            page.Add($"<tr><td><code>{host.Host}</code></td><td class=\"n\">{host.Documents}</td><td class=\"n\">{host.InClusters}</td></tr>\n");
        page.Add($"</table></div>\n");
    }
}
