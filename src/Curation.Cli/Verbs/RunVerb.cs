using System.CommandLine;

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
        var command = new Command("run", "Runs a recipe from crawl to model, going on where it stopped. "
            + "Steps: extract, measure, dedup, select, shard, train, report.\n"
            + "Example: curation run configs/sample.yaml --set select.keep=1% --workers 2")
            { recipe, sets, output, workers, from, until, fresh, json };
        command.SetAction((parsed, cancel) => Run(
            new Composition(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? []),
            parsed.GetValue(output),
            Arguments.WorkersOf(parsed.GetValue(workers)),
            new StepRange(parsed.GetValue(from), parsed.GetValue(until)), parsed.GetValue(fresh), parsed.GetValue(json), cancel));
        return command;
    }

    private static Task<int> Run(Composition composition, string? output, int workers, StepRange range, bool fresh, bool json, CancellationToken cancel)
    {
        var job = new Job(composition, Job.FolderOf(composition.Plan, output), range.Of(composition.Steps)) { Workers = workers, Fresh = fresh };
        return job.Run((run, trained) => Summary.Print(run, job.Folder, json, completion: trained), cancel);
    }
}
