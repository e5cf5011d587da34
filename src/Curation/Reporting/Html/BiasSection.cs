namespace Curation.Reporting.Html;

/// <summary>Kept shares of groups, and what became of the limits.</summary>
internal static class BiasSection
{
    private const int ShownOfAKind = 14;

    public static void Add(Markup page, RunFacts facts)
    {
        page.Add($"<h2>Groups</h2>\n<p>{facts.Bias.Statement}</p>\n");
        if (facts.Bias.Steps is not [.., var run] || run.Groups.Count == 0)
        {
            page.Add($"<p class=\"soft\">No document is in any group.</p>\n");
            return;
        }

        page.Add($"<p class=\"soft\">Over the whole run {Numbers.Share(run.All.KeptTokens, run.All.Tokens)} of tokens were kept. The scale goes from a quarter to four times; the interval is 95 %, by documents.</p>\n");
        page.Add($"<ul class=\"key\"><li><i class=\"k\"></i>ratio by documents</li><li><i class=\"w\"></i>ratio by tokens</li></ul>\n");
        foreach (var kind in run.Groups.GroupBy(group => group.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal)) Kind(page, kind.Key, [.. kind], facts.Bias.Limits);
    }

    private static void Kind(Markup page, string kind, IReadOnlyList<BiasGroup> groups, IReadOnlyList<BiasLimit> limits)
    {
        var ordered = groups.OrderByDescending(group => group.Counts.Documents).ThenBy(group => group.Group, StringComparer.Ordinal).ToList();
        var shown = ordered.Where((group, place) => place < ShownOfAKind || limits.Any(limit => limit.Group == group.Group && limit.Verdict == "fail")).ToList();
        page.Add($"<h3>{kind}</h3>\n<div class=\"wide\"><table>\n<tr><th>group</th><th class=\"n\">documents</th><th class=\"n\">kept</th><th class=\"n\">tokens</th><th class=\"n\">kept share</th><th class=\"n\">ratio by tokens</th><th class=\"n\">by documents</th><th class=\"n\">interval</th><th></th><th>limit</th></tr>\n");
        foreach (var group in shown) Row(page, group, limits);
        page.Add($"</table></div>\n");
        var rest = ordered.Except(shown).ToList();
        if (rest.Count > 0) page.Add($"<p class=\"soft\">and {rest.Count} smaller groups with {rest.Sum(group => group.Counts.Documents)} documents, {rest.Sum(group => group.Counts.KeptDocuments)} kept; all are in <code>bias.json</code>.</p>\n");
    }

    private static void Row(Markup page, BiasGroup group, IReadOnlyList<BiasLimit> limits)
    {
        var counts = group.Counts;
        page.Add($"<tr><td>{group.Group[(group.Kind.Length + 1)..]}</td><td class=\"n\">{counts.Documents}</td><td class=\"n\">{counts.KeptDocuments}</td><td class=\"n\">{counts.Tokens}</td><td class=\"n\">{Numbers.Share(counts.KeptTokens, counts.Tokens)}</td>");
        page.Add($"<td class=\"n\">{Numbers.Ratio(group.ImpactRatioTokens)}</td><td class=\"n\">{Numbers.Ratio(group.ImpactRatioDocuments)}</td><td class=\"n soft\">{Interval(group)}</td><td>{Charts.Ratio(group)}</td><td>");
        page.Each(limits.Where(limit => limit.Group == group.Group), (cell, limit) => cell.Add($"<div class=\"{limit.Verdict}\">{limit.Verdict} <span class=\"soft\">{BiasText.Range(limit)}{(limit.Verdict == "inconclusive" ? BiasText.Need(limit) : "")}</span></div>"));
        page.Add($"</td></tr>\n");
    }

    private static string Interval(BiasGroup group) =>
        group.IntervalLow is null && group.IntervalHigh is null ? "–" : $"{Numbers.Ratio(group.IntervalLow)} to {(group.IntervalHigh is null ? "∞" : Numbers.Ratio(group.IntervalHigh))}";
}
