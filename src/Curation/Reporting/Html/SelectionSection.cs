using Curation.Runs;

namespace Curation.Reporting.Html;

/// <summary>How the budget was filled: the score along the order, other budgets, strata, hosts, and how far scorers agree.</summary>
internal static class SelectionSection
{
    public static void Add(Markup page, RunFacts facts)
    {
        var selection = facts.Selection;
        page.Add($"<h2>Selection</h2>\n<p>Ordered by: {selection.Score}; mode <code>{selection.Mode}</code>"
            + $"{(selection.Mode == "top" ? "" : ": chance by score, not the best first")}. ");
        if (selection.KeptTokens > selection.UniqueTokens)
            page.Add($"Documents were repeated: {selection.UniqueTokens} different tokens make {selection.KeptTokens}, "
                + $"worth about {(long)selection.EffectiveTokens} different ones. ");
        foreach (var row in selection.Scored) page.Add($"{row.Scored} of {row.Documents} documents have a score of <code>{row.Scorer}</code>. ");
        page.Add($"</p>\n");
        if (selection.Curve.Count > 1) page.Add($"<p>The score of the document that fills so many tokens, best first.</p>\n{Charts.ScoreCurve(selection)}\n");
        Sweep(page, selection);
        Strata(page, selection);
        Shortfall(page, selection);
        Hosts(page, selection);
        if (selection.Scorers is { } scorers) Agreement(page, scorers);
    }

    private static void Sweep(Markup page, SelectionSummary selection)
    {
        page.Add($"<h3>Other budgets</h3>\n<p>The order of the mode cut elsewhere, strata and caps left aside. "
            + $"Effective hosts: how many hosts of equal size would be as diverse.</p>\n<div class=\"wide\"><table>\n"
            + $"<tr><th class=\"n\">budget</th><th class=\"n\">documents</th><th class=\"n\">tokens</th><th class=\"n\">last score</th>"
            + $"<th class=\"n\">hosts</th><th class=\"n\">effective hosts</th></tr>\n");
        foreach (var row in selection.Sweep)
        {
            page.Add($"<tr><td class=\"n\">{Numbers.Share(row.Share)}</td><td class=\"n\">{row.Documents}</td><td class=\"n\">{row.Tokens}</td>");
            page.Add($"<td class=\"n\">{Numbers.Value(row.Score)}</td><td class=\"n\">{row.Hosts}</td>"
                + $"<td class=\"n\">{Numbers.Value(Math.Round(row.EffectiveHosts, 1))}</td></tr>\n");
        }

        page.Add($"</table></div>\n");
    }

    private static void Strata(Markup page, SelectionSummary selection)
    {
        var strata = selection.Explored is { } explored ? [.. selection.Strata, explored] : selection.Strata;
        if (strata.Count < 2) return;
        page.Add($"<h3>Strata</h3>\n<div class=\"wide\"><table>\n<tr><th>stratum</th><th class=\"n\">eligible tokens</th><th class=\"n\">quota</th>"
            + $"<th class=\"n\">kept documents</th><th class=\"n\">kept tokens</th><th class=\"n\">times</th><th class=\"n\">missing</th></tr>\n");
        foreach (var row in strata)
        {
            page.Add($"<tr><td>{row.Name}</td><td class=\"n\">{row.Tokens}</td><td class=\"n\">{row.BudgetTokens}</td>");
            page.Add($"<td class=\"n\">{row.KeptDocuments}</td>");
            page.Add($"<td class=\"n\">{row.KeptTokens}</td><td class=\"n\">{Numbers.Value(row.Times)}</td><td class=\"n\">{row.ShortfallTokens}</td></tr>\n");
        }

        page.Add($"</table></div>\n");
    }

    private static void Shortfall(Markup page, SelectionSummary selection)
    {
        if (selection.HeldBackBy.Count > 0)
        {
            page.Add($"<p>There was text enough for the budget. What left it unfilled, and must give: "
                + $"<code>{string.Join(", ", selection.HeldBackBy)}</code>.</p>\n");
            return;
        }

        if (selection.Shortfall is not { Count: > 0 } reasons) return;
        page.Add($"<p>There was less text than the budget asks for. What took most away, in tokens as extracted: ")
            .Each(reasons.Take(5), (line, row) => line.Add($"<code>{row.Reason}</code> {row.Tokens}; ")).Add($"</p>\n");
    }

    private static void Hosts(Markup page, SelectionSummary selection)
    {
        if (selection.LargestHosts.Count == 0) return;
        page.Add($"<h3>Largest hosts among the kept</h3>\n<div class=\"wide\"><table>\n<tr><th>host</th><th class=\"n\">documents</th>"
            + $"<th class=\"n\">tokens</th><th class=\"n\">of the kept</th></tr>\n");
        foreach (var host in selection.LargestHosts)
        {
            var name = host.Host.Length > 0 ? host.Host : "(no host)";
            page.Add($"<tr><td><code>{name}</code></td><td class=\"n\">{host.Documents}</td><td class=\"n\">{host.Tokens}</td>"
                + $"<td class=\"n\">{Numbers.Share(host.Share)}</td></tr>\n");
        }

        page.Add($"</table></div>\n");
    }

    private static void Agreement(Markup page, ScorerAgreement scorers)
    {
        page.Add($"<h3>Scorers</h3>\n<p>Spearman's rank correlation over the documents select chose from, and in brackets the overlap of the best 3\u202F% "
            + $"of tokens.</p>\n<div class=\"wide\"><table>\n<tr><th></th>");
        foreach (var name in scorers.Names) page.Add($"<th class=\"n\">{name}</th>");
        page.Add($"</tr>\n");
        for (var row = 0; row < scorers.Names.Count; row++)
        {
            page.Add($"<tr><td>{scorers.Names[row]}</td>");
            for (var column = 0; column < scorers.Names.Count; column++)
                page.Add($"<td class=\"n\">{Numbers.Ratio(scorers.Spearman[row][column])} ({Numbers.Ratio(scorers.TopOverlap[row][column])})</td>");
            page.Add($"</tr>\n");
        }

        page.Add($"</table></div>\n");
    }
}
