namespace Curation.Reporting.Html;

/// <summary>What transforms took out of the texts.</summary>
internal static class CutSection
{
    public static void Add(Markup page, RunFacts facts)
    {
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
}
