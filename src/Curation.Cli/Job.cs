using Curation.Core;
using Curation.Dedup;
using Curation.Recipe;
using Curation.Runs;
using Curation.Selection;
using Curation.Shards;
using Curation.Sources;
using Curation.Storage;
using Curation.Training;

namespace Curation.Cli;

/// <summary>What <c>run</c> and <c>train</c> share: some steps of a recipe on its run's folder, with recipe.yaml and manifest.json kept true to it.</summary>
/// <param name="Steps">In order and without gaps.</param>
internal sealed record Job(Composition Composition, string Folder, IReadOnlyList<IStep> Steps)
{
    public int Workers { get; init; } = 1;

    /// <summary>Whether to forget first what the folder holds.</summary>
    public bool Fresh { get; init; }

    /// <summary>Whether to read first all that the run wrote.</summary>
    public bool Verify { get; init; }

    /// <summary>Where a plan's run lies.</summary>
    public static string FolderOf(Plan plan, string? output) => output ?? Path.Combine("runs", plan.Name);

    /// <summary>Names a file that has to be made anew.</summary>
    public static void Tell(Damage damage) => Console.Error.WriteLine($"curation: {damage}; to be made anew by {damage.Step}");

    /// <param name="tell">Says what came of it; the flag is whether the steps trained a model.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> Run(Func<RunFolder, bool, Task> tell, CancellationToken cancel)
    {
        if (!Fresh) Composition.CheckReady(Steps, Folder);
        else if (Steps[0] != Composition.Steps[0])
            throw new RecipeException($"--fresh --from {Steps[0].Name}: a fresh run begins with {Composition.Steps[0].Name}");
        foreach (var warning in Composition.Warnings()) await Console.Error.WriteLineAsync($"warning: {warning}");
        using var run = RunFolder.Open(Folder, fresh: Fresh, verify: Verify);
        foreach (var damage in run.Damaged) Tell(damage);
        if (!Fresh) Composition.CheckSame(Steps, run, $"--from {Steps[0].Name}");
        AtomicFile.WriteAllText(run.PathOf("recipe.yaml"), ResolvedRecipe.Write(Composition.Plan));
        var leftOut = await RunSteps(run, cancel);
        await tell(run, leftOut is null && Steps.Any(step => step is TrainStep));
        var broken = Steps.Any(step => step is SelectStep) ? Summary.BrokenLimits(run) : [];
        if (Steps.Any(step => step is DedupStep) && DedupStep.CountsOf(Folder)?.Broken(Composition.Plan.Dedup.MaxCluster) is { } giant) broken.Add(giant);
        if (Steps.Any(step => step is SelectStep) && Composition.Plan.Decontaminate is { } evals && Summary.Overdone(run, evals.MaxRemoved) is { } overdone)
            broken.Add(overdone);
        if (Steps.Any(step => step is ExtractStep)) broken.AddRange(Composition.Unread(Folder));
        foreach (var limit in broken) await Console.Error.WriteLineAsync($"curation: limit broken: {limit}");
        if (leftOut is not null) await Console.Error.WriteLineAsync($"curation: training was left out: {leftOut}");
        return leftOut is not null ? ExitCode.Fault : broken.Count > 0 ? ExitCode.LimitBroken : ExitCode.Done;
    }

    /// <returns>Why training was left out; null where it was not.</returns>
    private async Task<string?> RunSteps(RunFolder run, CancellationToken cancel)
    {
        using var progress = new Progress();
        using var screen = new Screen(progress, run.PathOf("logs"));
        var runner = new Runner(run, new StepContext(run.Path, Workers, progress)) { Tell = Tell };
        var (ran, leftOut) = (0, (string?)null);
        for (var number = 0; number < Steps.Count; number++)
        {
            var step = Steps[number];
            if (step is TrainStep) leftOut = WhyNotTrain(run);
            try
            {
                if (step is not TrainStep || leftOut is null) ran += await runner.RunStep(step, _ => true, cancel);
            }
            catch (DamagedFileException damaged) when (runner.Repair(damaged, Steps))
            {
                number = -1;
                continue;
            }

            if (step is not SelectStep) continue;
            foreach (var unscored in Summary.Unscored(run)) await Console.Error.WriteLineAsync($"warning: {unscored}");
            if (Summary.NothingKept(run) is { } nothing) await Console.Error.WriteLineAsync($"warning: {nothing}");
        }

        Manifest.Write(run, FileDigest.Of(run.PathOf("recipe.yaml")).Sha256, Composition.Files.Select(file => (file.Path, file.FullPath)));
        screen.Finish(ran);
        return leftOut;
    }

    private string? WhyNotTrain(RunFolder run)
    {
        if (!TorchLibrary.IsAvailable(out var why)) return $"{why}, or stop before it with --until shard or without the recipe's train section";
        var shards = DatasetDescription.Load(run.PathOf($"shards/{DatasetDescription.FileName}"));
        return shards.Splits["train"].Tokens > 0 ? null
            : $"{Path.Combine(Folder, "shards")}: the training split is empty; raise select.keep, loosen the stages, or lower shard.holdout";
    }
}
