using System.CommandLine;
using Curation.Core;
using Curation.Runs;
using Curation.Training;

namespace Curation.Cli.Verbs;

/// <summary><c>train</c>: the training stage on its own, over the shards of a finished run.</summary>
internal static class TrainVerb
{
    public static Command Command()
    {
        var (recipe, sets) = (Arguments.Recipe(), Arguments.Sets());
        var output = Arguments.Output("the run's folder; runs/NAME by default");
        var command = new Command("train", "Trains the recipe's model on the shards its run has made.\nExample: curation train configs/sample.yaml --set train.tokens=1M") { recipe, sets, output };
        command.SetAction((parsed, cancel) => Train(new Composition(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? []), parsed.GetValue(output), cancel));
        return command;
    }

    private static async Task<int> Train(Composition composition, string? output, CancellationToken cancel)
    {
        var step = composition.Steps.OfType<TrainStep>().FirstOrDefault() ?? throw new RecipeException($"{composition.Plan.File}: no train section");
        if (!TorchLibrary.IsAvailable(out var why)) throw new RunException($"{why}; ./curation setup installs it");
        using var run = RunFolder.Open(output ?? Path.Combine("runs", composition.Plan.Name));
        using var progress = new Progress();
        using var screen = new Screen(progress, run.PathOf("logs"));
        screen.Finish(await new Runner(run, new StepContext(run.Path, 1, progress)).Run([step], cancel));
        Console.Out.WriteLine($"model: {run.PathOf("model")}");
        return ExitCode.Done;
    }
}
