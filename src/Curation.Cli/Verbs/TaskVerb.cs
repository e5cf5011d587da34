using System.CommandLine;
using Curation.Core;
using Curation.Recipe;
using Curation.Runs;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary><c>task</c>: one rank's units of one step; what a cluster runs N times side by side.</summary>
internal static class TaskVerb
{
    public static Command Command()
    {
        var (recipe, sets, workers) = (Arguments.Recipe(), Arguments.Sets(), Arguments.Workers());
        var output = Arguments.Output("the run's folder; runs/NAME by default");
        var step = new Option<string>("--step") { Description = "the step", Required = true };
        var rank = new Option<int>("--rank") { Description = "which task this is, from 0", Required = true };
        var of = new Option<int>("--of") { Description = "how many tasks there are", Required = true };
        var command = new Command("task", "Runs every N-th unit of one step; the steps before must be done.\n"
            + "Example: curation task configs/sample.yaml --step extract --rank 0 --of 4")
            { recipe, sets, output, workers, step, rank, of };
        command.SetAction((parsed, cancel) => Run(
            new Composition(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? []),
            parsed.GetValue(output),
            Arguments.WorkersOf(parsed.GetValue(workers)),
            parsed.GetRequiredValue(step), parsed.GetValue(rank), parsed.GetValue(of), cancel));
        return command;
    }

    private static async Task<int> Run(Composition composition, string? output, int workers, string step, int rank, int of, CancellationToken cancel)
    {
        if (of < 1 || rank < 0 || rank >= of) throw new RecipeException($"--rank {rank} --of {of}: a rank from 0 to one below --of was expected");
        var chosen = StepRange.One(composition.Steps, step, "--step");
        var folder = Job.FolderOf(composition.Plan, output);
        composition.CheckReady([chosen], folder);
        using var run = RunFolder.Open(folder, exclusive: false);
        foreach (var damage in run.Damaged) Job.Tell(damage);
        composition.CheckSame([chosen], run, $"--step {step}", readsInputs: false);
        AtomicFile.WriteAllText(run.PathOf("recipe.yaml"), ResolvedRecipe.Write(composition.Plan));
        using var progress = new Progress();
        var ran = await new Runner(run, new StepContext(run.Path, workers, progress)).RunStep(chosen, position => position % of == rank, cancel);
        await Console.Error.WriteLineAsync($"{step}, rank {rank} of {of}: {ran} units run");
        return ExitCode.Done;
    }
}
