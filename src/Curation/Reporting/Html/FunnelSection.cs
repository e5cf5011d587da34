using System.Globalization;
using Curation.Runs;

namespace Curation.Reporting.Html;

/// <summary>What was left after each stage, and why the rest fell.</summary>
internal static class FunnelSection
{
    public static void Add(Markup page, RunFacts facts, ReportInputs inputs)
    {
        page.Add($"<h2>Funnel</h2>\n<p>What is left after each stage, in the order of the recipe. "
            + $"Final tokens are those of the text as the transforms leave it.</p>\n");
        Stages(page, facts);
        Budget(page, facts);
        Reasons(page, facts, inputs);
        NoDocuments(page, facts);
    }

    private static void Stages(Markup page, RunFacts facts)
    {
        page.Add($"<div class=\"wide\"><table>\n<tr><th>step</th><th>stage</th><th class=\"n\">documents</th><th class=\"n\">of all</th>"
            + $"<th class=\"n\">tokens, as extracted</th><th class=\"n\">of all</th><th class=\"n\">tokens, final</th>"
            + $"<th class=\"n\">bytes, final</th><th></th></tr>\n");
        var (documents, tokens) = (facts.Ledger.All.Documents, facts.Ledger.All.Tokens);
        var last = "";
        foreach (var row in facts.Funnel.Rows)
        {
            // the row of select carries the sum its budget was taken from
            var extracted = row.BudgetTokens is null ? row.ExtractedTokens : facts.Ledger.Kept.Tokens;
            page.Add($"<tr><td class=\"soft\">{(row.Step == last ? "" : row.Step)}</td><td>{row.Stage}</td>"
                + $"<td class=\"n\">{row.Documents}</td><td class=\"n soft\">{Numbers.Share(row.Documents, documents)}</td>");
            page.Add($"<td class=\"n\">{extracted}</td><td class=\"n soft\">{Numbers.Share(extracted, tokens)}</td><td class=\"n\">{row.Tokens}</td>"
                + $"<td class=\"n\">{row.Bytes}</td>");
            page.Add($"<td class=\"bar\"><i style=\"width:{Percent(row.Documents, documents)}%\"></i>"
                + $"<i style=\"width:{Percent(extracted, tokens)}%\"></i></td></tr>\n");
            last = row.Step;
        }

        page.Add($"</table></div>\n<ul class=\"key\"><li><i class=\"k\"></i>documents</li><li><i class=\"a\"></i>tokens, as extracted</li></ul>\n");
        if (facts.FellInExtract is { } fell) page.Add($"<p>{fell}</p>\n");
    }

    private static void Budget(Markup page, RunFacts facts)
    {
        if (facts.Select is not { BudgetTokens: { } budget } select) return;
        page.Add($"<p>The budget was {budget} tokens. It was filled with {select.KeptTokens ?? 0} final tokens: "
            + $"{Numbers.Share(select.KeptTokens ?? 0, select.ExtractedTokens)} of all extracted tokens");
        if (facts.BeforeSelect is { } before)
            page.Add($", {Numbers.Share(select.KeptTokens ?? 0, before.Tokens)} of the final tokens that stages and dedup had left");
        if (select.NextDocumentTokens is > 0 and { } next) page.Add($"; the next document in order has {next} tokens and did not fit.");
        else page.Add($"; everything ranked fitted.");
        page.Add($" The table counts the same documents as extracted, before any rewriting: "
            + $"{facts.Ledger.Kept.Tokens} tokens, {Numbers.Share(facts.Ledger.Kept.Tokens, select.ExtractedTokens)}.</p>\n");
    }

    private static void Reasons(Markup page, RunFacts facts, ReportInputs inputs)
    {
        var reasons = facts.Ledger.Reasons
            .OrderByDescending(reason => reason.Value.Documents)
            .ThenByDescending(reason => reason.Value.Tokens)
            .ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .ToList();
        if (reasons.Count == 0) return;
        var (documents, tokens, most) = (facts.Ledger.All.Documents, facts.Ledger.All.Tokens, reasons[0].Value.Documents);
        page.Add($"<h2>Why documents fell</h2>\n<p>Each document falls for the first rule it breaks. Tokens are counted as extracted.</p>\n"
            + $"<div class=\"wide\"><table>\n<tr><th>reason</th><th>kept is</th>"
            + $"<th class=\"n\">documents</th><th class=\"n\">of all</th><th class=\"n\">tokens</th><th class=\"n\">of all</th><th></th></tr>\n");
        foreach (var (reason, fallen) in reasons)
        {
            page.Add($"<tr><td class=\"word\"><code>{reason}</code></td><td class=\"word soft\">{Ranges.Of(inputs.Chain, reason)}</td>"
                + $"<td class=\"n\">{fallen.Documents}</td><td class=\"n soft\">{Numbers.Share(fallen.Documents, documents)}</td>");
            page.Add($"<td class=\"n\">{fallen.Tokens}</td><td class=\"n soft\">{Numbers.Share(fallen.Tokens, tokens)}</td>"
                + $"<td class=\"bar small\"><i style=\"width:{Percent(fallen.Documents, most)}%\"></i></td></tr>\n");
        }

        page.Add($"</table></div>\n");
    }

    /// <summary>Records that never became documents: other media types, responses that are no pages, and what could not be read.</summary>
    private static void NoDocuments(Markup page, RunFacts facts)
    {
        if (facts.Funnel.Rows is not [FunnelRow first, ..]) return;
        var skipped = first.Dropped
            .Where(reason => !facts.Ledger.Reasons.ContainsKey(reason.Key))
            .OrderByDescending(reason => reason.Value)
            .ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .ToList();
        if (skipped.Count == 0) return;
        page.Add($"<h3>Records that were no documents</h3>\n<p>They count in no share above. "
            + $"{facts.Ledger.Quarantined} of them could not be read and stand in <code>quarantine/</code>.</p>\n<table class=\"narrow\">\n");
        foreach (var (reason, records) in skipped) page.Add($"<tr><td><code>{reason}</code></td><td class=\"n\">{records}</td></tr>\n");
        page.Add($"</table>\n");
    }

    private static string Percent(long part, long whole) => whole == 0 ? "0" : (100.0 * part / whole).ToString("0.##", CultureInfo.InvariantCulture);
}
