using System.CommandLine;
using Curation.Core;
using Curation.Recipe;
using Curation.Runs;
using Curation.Storage;
using Curation.Training;

namespace Curation.Cli.Verbs;

/// <summary><c>run</c>: the whole job, going on where it stopped.</summary>
internal static class RunVerb
{
    public static Command Command()
    {
        var (recipe, sets, workers, json) = (Arguments.Recipe(), Arguments.Sets(), Arguments.Workers(), Arguments.Json());
        var output = Arguments.Output("the run's folder; runs/NAME by default");
        var from = new Option<string?>("--from") { Description = "begin with this step; the ones before must be done" };
        var until = new Option<string?>("--until") { Description = "stop after this step" };
        var fresh = new Option<bool>("--fresh") { Description = "forget what the folder holds and begin anew" };
        var command = new Command("run", "Runs a recipe from crawl to model, going on where it stopped. Steps: extract, measure, dedup, select, shard, train, report.\nExample: curation run configs/sample.yaml --set select.keep=1% --workers 2") { recipe, sets, output, workers, from, until, fresh, json };
        command.SetAction((parsed, cancel) => Run(
            new Composition(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? []), parsed.GetValue(output), Arguments.WorkersOf(parsed.GetValue(workers)),
            new StepRange(parsed.GetValue(from), parsed.GetValue(until)), parsed.GetValue(fresh), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> Run(Composition composition, string? output, int workers, StepRange range, bool fresh, bool json, CancellationToken cancel)
    {
        var folder = output ?? Path.Combine("runs", composition.Plan.Name);
        var steps = range.Of(composition.Steps);
        foreach (var warning in composition.Plan.Warnings) await Console.Error.WriteLineAsync($"warning: {warning}");
        using var run = RunFolder.Open(folder, fresh: fresh);
        var recipe = ResolvedRecipe.Write(composition.Plan);
        AtomicFile.WriteAllText(run.PathOf("recipe.yaml"), recipe);
        using var progress = new Progress();
        using var screen = new Screen(progress, run.PathOf("logs"));
        var runner = new Runner(run, new StepContext(run.Path, workers, progress));
        var lacking = steps.Any(step => step is TrainStep) && !TorchLibrary.IsAvailable(out var why) ? why : null;
        var ran = await runner.Run(steps.Where(step => lacking is null || step is not TrainStep), cancel);
        Manifest.Write(run, FileDigest.Of(run.PathOf("recipe.yaml")).Sha256, composition.Inputs.Select(input => (input.Path, input.FullPath)));
        screen.Finish(ran);
        await Summary.Print(run, folder, json, completion: lacking is null && steps.Any(step => step is TrainStep));
        if (lacking is not null)
        {
            await Console.Error.WriteLineAsync($"curation: training was left out: {lacking}; install it with ./curation setup, or stop before it with --until shard or without the recipe's train section");
            return ExitCode.Fault;
        }

        return Summary.BrokenLimits(run) is { Count: > 0 } broken ? await Tell(broken) : ExitCode.Done;
    }

    private static async Task<int> Tell(IReadOnlyList<string> broken)
    {
        foreach (var limit in broken) await Console.Error.WriteLineAsync($"curation: limit broken: {limit}");
        return ExitCode.LimitBroken;
    }
}
