namespace Curation.Reporting.Html;

/// <summary>A few kept and a few dropped documents, drawn by hash.</summary>
internal static class SampleSection
{
    public static void Add(Markup page, RunFacts facts, ReportInputs inputs)
    {
        List(page, "Kept documents", "Drawn by hash from all that were kept; the text as it goes into the shards.", facts.Kept, inputs);
        List(page, "Dropped documents", "Drawn by hash from all that fell.", facts.Dropped, inputs);
    }

    private static void List(Markup page, string title, string how, IReadOnlyList<Sample> samples, ReportInputs inputs)
    {
        page.Add($"<h2>{title}</h2>\n<p class=\"soft\">{(samples.Count == 0 ? "There are none." : how)}</p>\n");
        foreach (var sample in samples)
        {
            page.Add($"<article><h4 dir=\"auto\">{(sample.Title.Length > 0 ? sample.Title : "untitled")}</h4>\n"
                + $"<p class=\"fate\"><span class=\"mono\">{sample.Url}</span><br>{Fate(sample.Fate, inputs)}</p>\n");
            page.Add($"<p class=\"text\" dir=\"auto\">{sample.Text}</p></article>\n");
        }
    }

    private static string Fate(Pick fate, ReportInputs inputs)
    {
        var tokens = $"{Numbers.Thin(fate.Tokens)} tokens";
        if (fate.Reason is not { } reason) return $"score {Numbers.Value(fate.Score)}, place {Numbers.Thin(fate.Place ?? 0)}, {tokens}";
        var value = double.IsNaN(fate.Value) ? "" : $": {Numbers.Value(fate.Value)}";
        var range = Ranges.Of(inputs.Chain, reason) is { } kept ? $", kept is {kept}" : "";
        return $"{reason}{value}{range}; {tokens}";
    }
}
