using System.CommandLine;
using Curation.Core;
using Curation.Training;

namespace Curation.Cli.Verbs;

/// <summary><c>train</c>: the training stage on its own, over the shards of a finished run, and the report made again.</summary>
internal static class TrainVerb
{
    public static Command Command()
    {
        var (recipe, sets) = (Arguments.Recipe(), Arguments.Sets());
        var output = Arguments.Output("the run's folder; runs/NAME by default");
        var command = new Command("train", "Trains the recipe's model on the shards its run has made, and makes the report again.\n"
            + "Example: curation train configs/sample.yaml --set train.tokens=1M") { recipe, sets, output };
        command.SetAction((parsed, cancel) => Train(
            new Composition(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? []),
            parsed.GetValue(output),
            cancel));
        return command;
    }

    private static Task<int> Train(Composition composition, string? output, CancellationToken cancel)
    {
        if (!composition.Steps.Any(step => step is TrainStep)) throw new RecipeException($"{composition.Plan.File}: no train section");
        if (!TorchLibrary.IsAvailable(out var why)) throw new RunException(why);
        var job = new Job(composition, Job.FolderOf(composition.Plan, output), [.. composition.Steps.SkipWhile(step => step is not TrainStep)]);
        return job.Run(
            (run, trained) => trained
                ? Console.Out.WriteLineAsync($"model: {run.PathOf("model")}\nreport: {run.PathOf("report.html")}")
                : Task.CompletedTask,
            cancel);
    }
}
