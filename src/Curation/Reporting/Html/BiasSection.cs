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

        page.Add($"<p class=\"soft\">Over the whole run {Numbers.Share(run.All.KeptTokens, run.All.Tokens)} of tokens were kept. "
            + $"In brackets and as a line: the 95 % interval of the ratio by documents. "
            + $"The scale goes from a quarter to four times; what lies beyond stands at its end.</p>\n");
        page.Add($"<ul class=\"key\"><li><i class=\"k\"></i>ratio by documents</li><li><i class=\"w\"></i>ratio by tokens</li></ul>\n");
        foreach (var kind in run.Groups.GroupBy(group => group.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            Kind(page, kind.Key, [.. kind], facts.Bias.Limits);
    }

    private static void Kind(Markup page, string kind, IReadOnlyList<BiasGroup> groups, IReadOnlyList<BiasLimit> limits)
    {
        var ordered = groups.OrderByDescending(group => group.Counts.Documents).ThenBy(group => group.Group, StringComparer.Ordinal).ToList();
        var broken = limits.Where(limit => limit.Verdict == "fail").ToList();
        var shown = ordered.Where((group, place) => place < ShownOfAKind || broken.Any(limit => limit.Group == group.Group)).ToList();
        var limited = limits.Where(limit => groups.Any(group => group.Group == limit.Group)).ToList();
        page.Add($"<h3>{kind}</h3>\n<div class=\"wide\"><table>\n"
            + $"<tr><th>group</th><th class=\"n\">documents</th><th class=\"n\">kept</th><th class=\"n\">tokens</th>"
            + $"<th class=\"n\">kept share</th><th class=\"n\">ratio by tokens</th><th class=\"n\">ratio by documents</th><th></th>");
        if (limited.Count > 0) page.Add($"<th>limit</th>");
        page.Add($"</tr>\n");
        foreach (var group in shown) Row(page, group, limited);
        page.Add($"</table></div>\n");
        foreach (var limit in limited.GroupBy(limit => (limit.Limit, limit.NeededDocuments, Range: BiasText.Range(limit))))
            page.Add($"<p class=\"soft\">Limit on <code>{limit.Key.Limit}</code>: ratio by tokens {limit.Key.Range}, "
                + $"judged from {limit.Key.NeededDocuments} documents on.</p>\n");
        var rest = ordered.Except(shown).ToList();
        if (rest.Count == 0) return;
        var (documents, kept) = (rest.Sum(group => group.Counts.Documents), rest.Sum(group => group.Counts.KeptDocuments));
        page.Add($"<p class=\"soft\">and {rest.Count} smaller groups with {documents} documents, {kept} kept; all are in <code>bias.json</code>.</p>\n");
    }

    private static void Row(Markup page, BiasGroup group, IReadOnlyList<BiasLimit> limited)
    {
        var counts = group.Counts;
        page.Add($"<tr><td>{group.Name}</td><td class=\"n\">{counts.Documents}</td><td class=\"n\">{counts.KeptDocuments}</td>"
            + $"<td class=\"n\">{counts.Tokens}</td><td class=\"n\">{Numbers.Share(counts.KeptTokens, counts.Tokens)}</td>");
        page.Add($"<td class=\"n\">{Numbers.Ratio(group.ImpactRatioTokens)}</td>"
            + $"<td class=\"n\">{Numbers.Ratio(group.ImpactRatioDocuments)} <span class=\"soft\">{BiasText.Interval(group)}</span></td>"
            + $"<td>{Charts.Ratio(group)}</td>");
        if (limited.Count > 0)
        {
            var own = limited.Where(limit => limit.Group == group.Group);
            page.Add($"<td>").Each(own, (cell, limit) => cell.Add($"<div class=\"{limit.Verdict}\">{limit.Verdict}</div>")).Add($"</td>");
        }

        page.Add($"</tr>\n");
    }
}
