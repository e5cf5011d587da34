using System.Globalization;
using System.Text;
using System.Text.Json;
using Curation.Runs;

namespace Curation.Reporting.Comparing;

/// <summary>Runs side by side: their funnels, their selections, and why documents moved.</summary>
public sealed record RunComparison(
    IReadOnlyList<string> Runs,
    IReadOnlyList<StageRow> Stages,
    IReadOnlyList<SelectionPair> Selections,
    IReadOnlyList<ReasonRow> Reasons)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true, IndentSize = 1, NewLine = "\n",
    };

    /// <param name="folders">Run folders, two or more.</param>
    public static RunComparison Of(IReadOnlyList<string> folders, CancellationToken cancel)
    {
        var funnels = folders.Select(folder => Funnel.Read(Path.Combine(folder, RunFiles.Funnel))).ToList();
        var selections = folders.Select(folder => Selection.Read(folder, cancel)).ToList();
        var pairs = new List<SelectionPair>();
        for (var one = 0; one < folders.Count; one++)
        {
            for (var other = one + 1; other < folders.Count; other++)
                pairs.Add(SelectionPair.Of((folders[one], selections[one]), (folders[other], selections[other]), cancel));
        }

        return new RunComparison([.. folders], StagesOf(funnels), pairs, ReasonsOf(funnels));
    }

    public string ToJson() => JsonSerializer.Serialize(this, _json) + "\n";

    public string ToText()
    {
        var text = new StringBuilder();
        for (var run = 0; run < Runs.Count; run++) text.Append(CultureInfo.InvariantCulture, $"{Letter(run)} = {Runs[run]}\n");
        var letters = Enumerable.Range(0, Runs.Count).Select(Letter).ToList();
        var stages = new TextTable(["step", "stage", .. letters.Select(letter => $"documents {letter}"), .. letters.Select(letter => $"tokens {letter}")]);
        foreach (var row in Stages) stages.Add([row.Step, row.Stage, .. row.Documents.Select(Count), .. row.Tokens.Select(Count)]);
        text.Append('\n').Append(stages.Write(words: 2));
        foreach (var pair in Selections) text.Append('\n').Append(pair.ToText(Letter(IndexOf(pair.One)), Letter(IndexOf(pair.Other))));
        if (Reasons.Count == 0) return text.Append("\nthe same number of documents fell for every reason\n").ToString();
        var reasons = new TextTable(["reasons that moved", .. letters]);
        foreach (var row in Reasons) reasons.Add([row.Reason, .. row.Documents.Select(count => Numbers.Plain(count))]);
        return text.Append('\n').Append(reasons.Write(words: 1)).ToString();
    }

    private static List<StageRow> StagesOf(IReadOnlyList<Funnel> funnels)
    {
        var order = new List<(string Step, string Stage)>();
        foreach (var funnel in funnels)
        {
            var at = 0;
            foreach (var place in funnel.Rows.Select(row => (row.Step, row.Stage)))
            {
                // a stage of a later run alone stands where that run has it
                if (order.IndexOf(place) is >= 0 and var known) at = known + 1;
                else order.Insert(at++, place);
            }
        }

        return [.. order.Select(place => (place, rows: funnels.Select(funnel => funnel.Rows.FirstOrDefault(row => (row.Step, row.Stage) == place)).ToList()))
            .Select(found => new StageRow(
                found.place.Step,
                found.place.Stage,
                [.. found.rows.Select(row => row?.Documents)],
                [.. found.rows.Select(row => row?.Tokens)]))];
    }

    private static Dictionary<string, long> DroppedBy(Funnel funnel) =>
        funnel.Rows.SelectMany(row => row.Dropped)
            .GroupBy(reason => reason.Key)
            .ToDictionary(same => same.Key, same => same.Sum(reason => reason.Value));

    private static List<ReasonRow> ReasonsOf(IReadOnlyList<Funnel> funnels)
    {
        var counts = funnels.Select(DroppedBy).ToList();
        return [.. counts.SelectMany(run => run.Keys).Distinct(StringComparer.Ordinal)
            .Select(reason => new ReasonRow(reason, [.. counts.Select(run => run.GetValueOrDefault(reason))]))
            .Where(row => row.Moved > 0).OrderByDescending(row => row.Moved).ThenBy(row => row.Reason, StringComparer.Ordinal)];
    }

    private int IndexOf(string run) => Runs.ToList().IndexOf(run);

    private static string Letter(int run) => ((char)('A' + run)).ToString();

    private static string Count(long? count) => count is { } number ? Numbers.Plain(number) : "–";
}

/// <summary>What each run had left after a stage; null where it has no such stage.</summary>
public sealed record StageRow(string Step, string Stage, IReadOnlyList<long?> Documents, IReadOnlyList<long?> Tokens);

/// <summary>How many documents fell for a reason in each run.</summary>
public sealed record ReasonRow(string Reason, IReadOnlyList<long> Documents)
{
    /// <summary>Between the runs with most and least.</summary>
    public long Moved => Documents.Max() - Documents.Min();
}
