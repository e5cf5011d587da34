namespace Curation.Reporting.Html;

/// <summary><c>report.html</c>: one page that needs nothing outside itself.</summary>
internal static class ReportPage
{
    public static string Write(RunFacts facts, ReportInputs inputs)
    {
        var page = new Markup();
        page.Add($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            + $"<title>{inputs.Name} – curation report</title>\n");
        page.Add($"<style>\n{new Markup().AddConstant(Style.Sheet)}\n</style>\n</head>\n<body>\n<main>\n");
        Head(page, facts, inputs);
        FunnelSection.Add(page, facts, inputs);
        DecontaminationSection.Add(page, facts);
        SelectionSection.Add(page, facts);
        BiasSection.Add(page, facts);
        CutSection.Add(page, facts);
        DistributionSection.Add(page, facts);
        DuplicateSection.Add(page, facts);
        PiiSection.Add(page, facts);
        ModelSection.Add(page, facts);
        SampleSection.Add(page, facts, inputs);
        page.Add($"<h2>Recipe</h2>\n<p class=\"soft\">As it was run, every default written out.</p>\n"
            + $"<details><summary>recipe.yaml</summary><pre><code>{inputs.Recipe}</code></pre></details>\n");
        page.Add($"<footer>The same inputs and recipe give this page byte for byte.</footer>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Head(Markup page, RunFacts facts, ReportInputs inputs)
    {
        var (all, kept) = (facts.Ledger.All, facts.Ledger.Kept);
        page.Add($"<h1>{inputs.Name}</h1>\n"
            + $"<p class=\"soft\">What a run kept of {inputs.Files.Count} input files, {Numbers.Bytes(inputs.Files.Sum(file => file.Bytes))}, "
            + $"and why. Seed {inputs.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}.</p>\n<ul class=\"tiles\">\n");
        Tile(page, Numbers.Thin(all.Documents), "documents extracted");
        Tile(page, Numbers.Thin(kept.Documents), $"documents kept, {Numbers.Share(kept.Documents, all.Documents)}");
        Tile(page, Numbers.Thin(all.Tokens), "tokens extracted");
        Tile(page, Numbers.Thin(facts.Ledger.KeptTokens), $"tokens kept, {Numbers.Share(facts.Ledger.KeptTokens, all.Tokens)} of the extracted");
        page.Add($"</ul>\n");
    }

    private static void Tile(Markup page, string number, string name) => page.Add($"<li><b>{number}</b><span>{name}</span></li>\n");
}
