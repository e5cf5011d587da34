namespace Curation.Reporting.Html;

/// <summary>What was found of evaluation sets.</summary>
internal static class DecontaminationSection
{
    public static void Add(Markup page, RunFacts facts)
    {
        if (facts.Decontamination is not { } found) return;
        page.Add($"<h2>Evaluation sets</h2>\n<p>Examples of these sets that stand in documents. "
            + $"<code>decontamination.json</code> lists the ids of clean and dirty examples, "
            + $"and of those that only boilerplate speaks of: they are unclear.</p>\n<div class=\"wide\"><table>\n"
            + $"<tr><th>set</th><th class=\"n\">examples</th><th class=\"n\">in documents</th><th class=\"n\">pieces found</th>"
            + $"<th class=\"n\">unclear: boilerplate</th><th class=\"n\">too short to look for</th><th class=\"n\">contaminated documents</th>"
            + $"<th class=\"n\">tokens removed</th></tr>\n");
        foreach (var suite in found.Suites)
        {
            page.Add($"<tr><td>{suite.Suite}</td><td class=\"n\">{suite.Examples}</td><td class=\"n\">{suite.Dirty.Count}</td>");
            page.Add($"<td class=\"n\">{suite.Partial.Count}</td><td class=\"n\">{suite.Suppressed.Count}</td>");
            page.Add($"<td class=\"n\">{suite.Unchecked.Count}</td><td class=\"n\">{suite.Documents}</td><td class=\"n\">{suite.TokensRemoved}</td></tr>\n");
        }

        page.Add($"</table></div>\n");
        if (facts.Funnel.Rows.FirstOrDefault(row => row.Step == "decontaminate") is { CutDocuments: { } documents, CutBytes: var bytes })
            page.Add($"<p>What was found was cut out of {documents} documents, {bytes ?? 0} bytes with what stood around it.</p>\n");
        var samples = found.Suites.SelectMany(suite => suite.Samples.Select(sample => (suite.Suite, Sample: sample))).ToList();
        if (samples.Count == 0) return;
        page.Add($"<p>A few of the matches, most words hidden.</p>\n<div class=\"wide\"><table>\n<tr><th>set</th><th>example</th><th>document</th>"
            + $"<th class=\"n\">overlap</th><th>match</th></tr>\n");
        foreach (var (suite, sample) in samples)
        {
            page.Add($"<tr><td>{suite}</td><td>{sample.Example}</td><td><code>{sample.Document}</code></td>");
            page.Add($"<td class=\"n\">{Numbers.Ratio(sample.Overlap)}</td><td class=\"word\">{sample.Masked}</td></tr>\n");
        }

        page.Add($"</table></div>\n");
    }
}
