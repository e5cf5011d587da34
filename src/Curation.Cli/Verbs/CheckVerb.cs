using System.CommandLine;
using System.Globalization;
using Curation.Core;

namespace Curation.Cli.Verbs;

/// <summary><c>check</c>: reads a recipe and looks at its inputs, without running anything.</summary>
internal static class CheckVerb
{
    /// <summary>Measured on the documentation crawl, 2 cores: seconds a MB of stored WARC, bytes on disk a stored byte, and the memory of a run.</summary>
    private const double SecondsPerMegabyte = 0.3, DiskPerByte = 0.8, BaseMemoryMegabytes = 500, BytesOfMemoryPerDocument = 60, StoredBytesPerDocument = 6_000;

    public static Command Command()
    {
        var (recipe, sets) = (Arguments.Recipe(), Arguments.Sets());
        var command = new Command("check", "Checks a recipe and its inputs: every mistake at once, or the plan with estimates.\nExample: curation check configs/sample.yaml") { recipe, sets };
        command.SetAction(parsed => Print(new Composition(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? [])));
        return command;
    }

    private static void Print(Composition composition)
    {
        var bytes = composition.Inputs.Sum(input => new FileInfo(input.FullPath).Length);
        var output = Console.Out;
        output.WriteLine($"recipe {composition.Plan.File}: {composition.Plan.Name}, seed {composition.Plan.Seed}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"inputs: {composition.Inputs.Count} files, {bytes / 1e6:N1} MB as stored"));
        output.WriteLine($"steps: {string.Join(" → ", composition.Steps.Select(step => step.Name))}");
        foreach (var planned in composition.Plan.Chain.Stages) output.WriteLine($"  {planned.Column}{Range(planned.Stage)}");
        output.WriteLine($"keep {composition.Plan.Select.Keep} of {composition.Plan.Select.Of.ToString().ToLowerInvariant()} tokens, tokenizer {composition.Plan.Shard.Tokenizer}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"estimates, before training: {Math.Max(2, bytes / 1e6 * SecondsPerMegabyte):N0} s on 2 cores, {bytes * DiskPerByte / 1e6:N0} MB of disk, {BaseMemoryMegabytes + bytes / StoredBytesPerDocument * BytesOfMemoryPerDocument / 1e6:N0} MB of memory"));
        foreach (var warning in composition.Plan.Warnings) output.WriteLine($"warning: {warning}");
    }

    private static string Range(Stage stage) => stage switch
    {
        Filter filter => string.Create(CultureInfo.InvariantCulture, $"  [{filter.Min?.ToString(CultureInfo.InvariantCulture) ?? "…"}, {filter.Max?.ToString(CultureInfo.InvariantCulture) ?? "…"}]"),
        Labeler labeler => $"  keep {(labeler.Keep is { } keep ? string.Join(" ", keep) : "all")}, min {labeler.Min?.ToString(CultureInfo.InvariantCulture) ?? "…"}",
        _ => "  rewrites the text",
    };
}
