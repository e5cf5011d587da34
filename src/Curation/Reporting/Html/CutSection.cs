namespace Curation.Reporting.Html;

/// <summary>What transforms took out of the texts.</summary>
internal static class CutSection
{
    public static void Add(Markup page, RunFacts facts)
    {
        Repeats(page, facts);
        if (facts.Cuts.Count == 0) return;
        page.Add($"<h2>Cuts</h2>\n<p>What cleaning took out of all documents, dropped ones included, and lines that it cut or changed in the documents shown "
            + $"at the end.</p>\n<div class=\"wide\"><table>\n");
        page.Add($"<tr><th>stage</th><th class=\"n\">documents</th><th class=\"n\">characters</th><th class=\"n\">lines</th><th>such as</th></tr>\n");
        foreach (var cut in facts.Cuts)
        {
            page.Add($"<tr><td><code>{cut.Name}</code></td><td class=\"n\">{Numbers.Thin(cut.Documents)}</td>");
            page.Add($"<td class=\"n\">{Numbers.Thin(cut.Characters)}</td><td class=\"n\">{Numbers.Thin(cut.Lines)}</td><td dir=\"auto\">");
            foreach (var line in cut.Samples) page.Add($"<div>{line}</div>");
            page.Add($"</td></tr>\n");
        }

        page.Add($"</table></div>\n");
    }

    private static void Repeats(Markup page, RunFacts facts)
    {
        if (facts.Repeats.Count == 0) return;
        page.Add($"<h2>Cuts out of final texts</h2>\n<p>Of what several documents say the first keeps it; what belongs to an evaluation set goes wherever "
            + $"it stands. Counted over all documents, dropped ones included; scores and signals are those of the texts before.</p>\n");
        page.Add($"<div class=\"wide\"><table>\n<tr><th>step</th><th class=\"n\">documents</th><th class=\"n\">bytes</th>"
            + $"<th class=\"n\">too little left</th><th>such as</th></tr>\n");
        foreach (var cut in facts.Repeats)
        {
            page.Add($"<tr><td><code>{cut.Step}</code></td><td class=\"n\">{Numbers.Thin(cut.Documents)}</td>");
            page.Add($"<td class=\"n\">{Numbers.Thin(cut.Bytes)}</td><td class=\"n\">{Numbers.Thin(cut.Dropped)}</td><td dir=\"auto\">");
            foreach (var passage in cut.Samples) page.Add($"<div>{passage}</div>");
            page.Add($"</td></tr>\n");
        }

        page.Add($"</table></div>\n");
    }
}
