using System.Globalization;
using System.Text.Json;
using Curation.Core;
using Curation.Decontamination;
using Curation.Runs;
using Spectre.Console;

namespace Curation.Cli;

/// <summary>What a run says at its end: the funnel, the report's path, and a sample of the model's text.</summary>
internal static class Summary
{
    // fewer than this share of the documents scored looks like a join that failed
    private const double MinScored = 0.1;
    private const string Prompt = "The moon";

    public static async Task Print(RunFolder run, string folder, bool json, bool completion)
    {
        var funnelPath = run.PathOf("funnel.json");
        if (!File.Exists(funnelPath)) return;
        var report = File.Exists(run.PathOf("report.html")) ? Path.Combine(folder, "report.html") : null;
        var sample = completion && File.Exists(run.PathOf("model/config.json")) ? Completer.Complete(run.PathOf("model"), Prompt) : null;
        if (json)
        {
            await using var output = new StreamWriter(Console.OpenStandardOutput());
            var funnel = JsonDocument.Parse(await File.ReadAllBytesAsync(funnelPath)).RootElement;
            var prompt = sample is null ? null : Prompt;
            await output.WriteLineAsync(JsonSerializer.Serialize(new { run = folder, report, prompt, completion = sample, funnel }));
            return;
        }

        Print(Funnel.Read(funnelPath));
        Print(SelectionSummary.Read(run.PathOf("selection.json")));
        if (report is not null) Console.Out.WriteLine($"report: {report}");
        if (sample is not null) Console.Out.WriteLine($"completion: {Prompt}{sample.ReplaceLineEndings(" ")}");
    }

    /// <summary>The limits that bias.json calls broken, a line each.</summary>
    public static List<string> BrokenLimits(RunFolder run)
    {
        var path = run.PathOf("bias.json");
        if (!File.Exists(path)) return [];
        using var bias = JsonDocument.Parse(File.ReadAllBytes(path));
        return !bias.RootElement.TryGetProperty("limits", out var limits) ? [] :
            [.. limits.EnumerateArray().Where(limit => limit.GetProperty("verdict").GetString() == "fail").Select(Line)];
    }

    /// <summary>What decontamination took, where that is a larger share of the extracted tokens than the recipe allows.</summary>
    public static string? Overdone(RunFolder run, double maxRemoved)
    {
        var removed = DecontaminationSummary.Read(run.PathOf(DecontaminationSummary.FileName)).TokensRemoved;
        var all = Funnel.Read(run.PathOf("funnel.json")).Rows[^1].ExtractedTokens;
        return removed <= maxRemoved * all ? null
            : FormattableString.Invariant($"decontaminate took {removed} of {all} extracted tokens, cut passages included; max-removed {maxRemoved}");
    }

    /// <summary>The scorers that know next to none of the documents, a line each.</summary>
    /// <exception cref="RecipeException">No scorer knows any: there is no order.</exception>
    public static List<string> Unscored(RunFolder run)
    {
        var rows = SelectionSummary.Read(run.PathOf("selection.json")).Scored;
        var lines = rows.Where(row => row.Scored < MinScored * row.Documents)
            .Select(row => $"score {row.Scorer}: {Number(row.Scored)} of {Number(row.Documents)} eligible documents have one").ToList();
        return lines.Count > 0 && rows.All(row => row.Scored == 0)
            ? throw new RecipeException([.. lines.Select(line => $"{line}; a scorer that knows some was expected")])
            : lines;
    }

    /// <summary>Why nothing was kept, where nothing was.</summary>
    public static string? NothingKept(RunFolder run)
    {
        if (Funnel.Read(run.PathOf("funnel.json")).Rows is not [.., { BudgetTokens: { } budget, Documents: 0 } last]) return null;
        return last.NextDocumentTokens is > 0 and var next
            ? string.Create(CultureInfo.InvariantCulture, $"nothing fits the budget of {budget:N0} tokens; the first document has {next:N0}")
            : last.Dropped.Count > 0 ? $"nothing is kept; all fell for {string.Join(", ", last.Dropped.Keys)}"
            : "nothing is kept; no document passed the stages";
    }

    /// <summary>The funnel as a table: what is left after each stage.</summary>
    public static void Print(Funnel funnel)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        var table = new Table().Border(TableBorder.Minimal).AddColumns("step", "stage");
        foreach (var column in new[] { "documents", "tokens", "extracted tokens", "most fell for" })
            table.AddColumn(new TableColumn(column) { Alignment = column == "most fell for" ? Justify.Left : Justify.Right });
        foreach (var row in funnel.Rows)
        {
            var extracted = row.BudgetTokens is null ? Number(row.ExtractedTokens) : "";
            table.AddRow(row.Step, Markup.Escape(row.Stage), Number(row.Documents), Number(row.Tokens), extracted, Markup.Escape(Reasons(row)));
        }

        console.Write(table);
        if (funnel.Rows is [.., { BudgetTokens: { } budget } last])
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"budget {budget:N0} of {last.ExtractedTokens:N0} extracted tokens; "
                + $"kept {last.KeptTokens:N0}, the next document has {last.NextDocumentTokens:N0}"));
    }

    /// <summary>What the funnel's last line does not say: strata, and what would have to give where the budget could not be filled.</summary>
    private static void Print(SelectionSummary selection)
    {
        if (selection.Strata.Count > 1)
        {
            foreach (var stratum in selection.Strata)
                Console.Out.WriteLine($"{stratum.Name}: quota {Number(stratum.BudgetTokens)} of {Number(stratum.Tokens)}, kept {Number(stratum.KeptTokens)}");
        }

        var missing = selection.Strata.Sum(stratum => stratum.ShortfallTokens) + (selection.Explored?.ShortfallTokens ?? 0);
        if (missing == 0) return;
        var reasons = string.Join(", ", (selection.Shortfall ?? []).Take(3).Select(row => $"{row.Reason} ({Number(row.Tokens)} tokens)"));
        Console.Out.WriteLine($"{Number(missing)} tokens of the budget could not be filled; " + (selection.HeldBackBy.Count > 0
            ? $"there was text enough, and what must give is {string.Join(", ", selection.HeldBackBy)}"
            : $"what took most away: {reasons}"));
    }

    private static string Line(JsonElement limit)
    {
        var (value, min, max) = (limit.GetProperty("value").GetDouble(), Bound("min"), Bound("max"));
        // two digits, unless they would show a ratio on the right side of the bound it breaks
        var shown = Math.Round(value, 2) is var rounded && (rounded < min || rounded > max) ? rounded : value;
        var bounds = string.Join(", ", new[] { min is null ? null : Text($"min {min}"), max is null ? null : Text($"max {max}") }.OfType<string>());
        return Text($"{limit.GetProperty("group").GetString()}: keep-rate ratio {shown}, {limit.GetProperty("documents").GetInt64():N0} documents; {bounds}");

        double? Bound(string name) => limit.TryGetProperty(name, out var bound) && bound.ValueKind == JsonValueKind.Number ? bound.GetDouble() : null;

        static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    private static string Reasons(FunnelRow row) =>
        string.Join(", ", row.Dropped
            .OrderByDescending(reason => reason.Value)
            .ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .Take(2)
            .Select(reason => $"{reason.Key[(reason.Key.LastIndexOf('/') + 1)..]} {Number(reason.Value)}"));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
