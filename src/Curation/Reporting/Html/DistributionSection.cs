namespace Curation.Reporting.Html;

/// <summary>Scores and lengths of documents.</summary>
internal static class DistributionSection
{
    public static void Add(Markup page, RunFacts facts)
    {
        page.Add($"<h2>Scores</h2>\n");
        if (facts.Ledger.Scores is { } scores)
        {
            page.Add($"<p>Documents that reached the cut, by score. Best scores are taken first until the budget is full.</p>\n{Charts.Scores(scores)}\n");
            page.Add($"<ul class=\"key\"><li><i class=\"a\"></i>ranked, {scores.Ranked.Sum()} documents</li>"
                + $"<li><i class=\"k\"></i>kept, {scores.Kept.Sum()}</li></ul>\n");
        }
        else
        {
            page.Add($"<p class=\"soft\">No document was ranked by a score.</p>\n");
        }

        page.Add($"<h2>Lengths</h2>\n");
        if (facts.Ledger.All.Documents == 0)
        {
            page.Add($"<p class=\"soft\">There are no documents.</p>\n");
            return;
        }

        page.Add($"<p>Tokens of the final text; every bin is twice as wide as the one before it.</p>\n{Charts.Lengths(facts.Ledger)}\n");
        page.Add($"<ul class=\"key\"><li><i class=\"a\"></i>all, {facts.Ledger.All.Documents} documents</li>"
            + $"<li><i class=\"k\"></i>kept, {facts.Ledger.Kept.Documents}</li></ul>\n");
    }
}
