using System.CommandLine;
using System.Text.Json;
using Curation.Core;
using Curation.Recipe;
using Curation.Sources;
using Curation.Text;

namespace Curation.Cli.Verbs;

/// <summary><c>judge</c>: what the stages of a recipe say about texts.</summary>
internal static class JudgeVerb
{
    public static Command Command()
    {
        var (recipe, inputs, sets) = (Arguments.Recipe(), Arguments.Inputs(SourceFile.RowKinds), Arguments.Sets());
        var all = new Option<bool>("--all") { Description = "measure past the first drop" };
        var output = Arguments.Output("write the rows to this file (.jsonl, .jsonl.gz, .jsonl.zst) instead of standard output");
        var (workers, json) = (Arguments.Workers(), new Option<bool>("--json") { Description = "rows are JSON with or without it" });
        var command = new Command("judge", "Judges texts by the stages of a recipe: JSONL rows {id, url, text} in, verdicts with every number out.\n"
            + "Example: curation judge configs/sample.yaml texts.jsonl --all")
            { recipe, inputs, sets, all, output, workers, json };
        command.SetAction((parsed, cancel) => Judge(
            RecipeReader.Read(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? [], Composition.OtherSections), parsed.GetRequiredValue(inputs),
            parsed.GetValue(all), parsed.GetValue(output), Arguments.WorkersOf(parsed.GetValue(workers)), cancel));
        return command;
    }

    private static async Task<int> Judge(Plan plan, string[] inputs, bool all, string? output, int workers, CancellationToken cancel)
    {
        foreach (var warning in plan.Warnings) await Console.Error.WriteLineAsync($"warning: {warning}");
        using var source = new InputReader(inputs, SourceFile.RowKinds, cancel: cancel);
        using var rows = new JsonRows(output, source.Files);
        await Flow.Run(source.Texts(), row => Work(row, plan.Chain, all), rows.Write, workers, cancel);
        rows.Finish();
        return source.ExitCode;
    }

    private static byte[] Work(TextItem row, StageChain chain, bool all)
    {
        var document = new Document("jsonl", row.Id ?? "", row.Url, DocumentText.FromUtf8(row.Text))
        {
            Title = row.Title,
            LanguageDeclared = row.Language,
            Date = row.Date,
        };
        var measurement = chain.Measure(document, untilDrop: !all);
        var json = JsonRows.Row(writer => WriteRow(writer, row, chain, measurement));
        if (!ReferenceEquals(measurement.Final, document)) measurement.Final.Text.Dispose();
        document.Text.Dispose();
        return json;
    }

    private static void WriteRow(Utf8JsonWriter json, TextItem row, StageChain chain, Measurement measurement)
    {
        var verdict = chain.Judge(measurement.Values.AsSpan(), measurement.Labels);
        JsonRows.WriteId(json, row.Id, row.HasNumberId);
        json.WriteString("verdict", verdict.IsKept ? "keep" : "drop");
        json.WriteString("reason", verdict.Reason);
        json.WriteString("peer_reason", PeerReason(chain, verdict));
        json.WriteStartObject("measured");
        for (var i = 0; i < measurement.Measured; i++)
        {
            if (double.IsNaN(measurement.Values[i])) json.WriteNull(chain.Signals[i].Name);
            else json.WriteNumber(chain.Signals[i].Name, measurement.Values[i]);
        }

        json.WriteEndObject();
        json.WriteString("language", LanguageOf(chain, measurement));
        json.WriteString("text", measurement.Final.Text.Utf8);
    }

    /// <summary>Null where no stage named it, or a drop came before.</summary>
    private static string? LanguageOf(StageChain chain, Measurement measurement) =>
        measurement.Labels.Zip(chain.Labels).FirstOrDefault(label => label.Second == chain.LanguageLabel).First is { Length: > 0 } language ? language : null;

    private static string? PeerReason(StageChain chain, Verdict verdict) =>
        chain.Stages.FirstOrDefault(planned => planned.Column == verdict.Reason)?.Stage is Filter filter
            ? verdict.Value < filter.Min ? filter.PeerReasons.Below : filter.PeerReasons.Above : null;
}
