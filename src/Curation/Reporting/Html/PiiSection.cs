namespace Curation.Reporting.Html;

/// <summary>Personal data that was found, by type and language: counts, never values.</summary>
internal static class PiiSection
{
    public static void Add(Markup page, RunFacts facts)
    {
        var pii = facts.Pii;
        var shown = Enumerable.Range(0, pii.Types.Count).Where(type => pii.Languages.Values.Any(sums => sums.Values[type] > 0)).ToList();
        if (pii.Types.Count == 0) return;
        page.Add($"<h2>Personal data and secrets</h2>\n");
        if (shown.Count == 0)
        {
            page.Add($"<p class=\"soft\">None was found of any type that was looked for.</p>\n");
            return;
        }

        page.Add($"<p>Values found in the extracted documents, before they were redacted. Types that were not found are left out.</p>\n"
            + $"<div class=\"wide\"><table>\n<tr><th>language</th><th class=\"n\">documents</th>");
        page.Each(shown, (head, type) => head.Add($"<th class=\"n\">{pii.Types[type]}</th>")).Add($"</tr>\n");
        foreach (var (language, sums) in pii.Languages)
        {
            page.Add($"<tr><td>{(language.Length > 0 ? language : "unknown")}</td><td class=\"n\">{sums.Documents}</td>");
            page.Each(shown, (row, type) => row.Add($"<td class=\"n\">{sums.Values[type]}</td>")).Add($"</tr>\n");
        }

        page.Add($"</table></div>\n");
    }
}
