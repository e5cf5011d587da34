using System.CommandLine;
using System.Globalization;
using Curation.Core;
using Curation.Recipe;
using Curation.Tokenization;
using Curation.Training;

namespace Curation.Cli.Verbs;

/// <summary><c>check</c>: reads a recipe and looks at its inputs, without running anything.</summary>
internal static class CheckVerb
{
    // bytes of text in a byte of packed pages or rows
    private const double PackedTexts = 1.2;

    public static Command Command()
    {
        var (recipe, sets) = (Arguments.Recipe(), Arguments.Sets());
        var command = new Command("check", "Checks a recipe and its inputs: every mistake at once, or the plan with estimates.\n"
            + "Example: curation check configs/sample.yaml") { recipe, sets };
        command.SetAction(parsed => Print(new Composition(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? [])));
        return command;
    }

    private static void Print(Composition composition)
    {
        var (files, warnings) = (composition.Files, composition.Warnings());
        var bytes = files.Sum(file => file.Bytes);
        var output = Console.Out;
        output.WriteLine($"recipe {composition.Plan.File}: {composition.Plan.Name}, seed {composition.Plan.Seed}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"inputs: {files.Count} files, {bytes / 1e6:N1} MB as stored, {composition.Inputs.Count} units"));
        output.WriteLine($"steps: {string.Join(" → ", composition.Steps.Select(step => step.Name))}");
        foreach (var planned in composition.Plan.Chain.Stages) output.WriteLine($"  {planned.Column}{Range(planned.Stage)}");
        var of = composition.Plan.Select.Of.ToString().ToLowerInvariant();
        output.WriteLine($"keep {composition.Plan.Select.Keep} of {of} tokens, tokenizer {composition.Plan.Shard.Tokenizer}");
        output.WriteLine($"estimates: {EstimateOf(composition)} (from runs on the sample crawl and a crawl of documentation, two cores)");
        foreach (var warning in warnings) output.WriteLine($"warning: {warning}");
    }

    private static string EstimateOf(Composition composition)
    {
        var (plan, files) = (composition.Plan, composition.Files);
        var texts = files.Sum(file => file.Bytes * (file.Path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? 1 : PackedTexts));
        var estimate = Estimate.OfInputs(files.Sum(file => file.Bytes)).WithDedup(plan.Dedup, (long)texts, composition.Inputs.Count);
        if (plan.Others["train"] is not TrainOptions train) return estimate.ToString();
        var vocabulary = plan.Shard.TrainedVocabulary() ?? TokenizerFile.Load(plan.Shard.Tokenizer).Vocabulary;
        var all = estimate.WithTraining(train.Parameters(vocabulary), train.Tokens, train.Threads, (long)train.Batch * train.Context * vocabulary);
        return string.Create(CultureInfo.InvariantCulture, $"{all}, training at {Estimate.FlopPerThreadSecond / 1e9:N0} GFLOP/s a thread included");
    }

    private static string Range(Stage stage) => stage switch
    {
        Filter filter => $"  [{Bound(filter.Min)}, {Bound(filter.Max)}]",
        Labeler labeler => $"  keep {(labeler.Keep is { } keep ? string.Join(" ", keep) : "all")}, min {Bound(labeler.Min)}",
        _ => "  rewrites the text",
    };

    private static string Bound(double? bound) => bound?.ToString(CultureInfo.InvariantCulture) ?? "…";
}
