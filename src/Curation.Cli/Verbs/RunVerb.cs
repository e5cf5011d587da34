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
        var verify = new Option<bool>("--verify") { Description = "read first all that the run wrote, and make anew what is damaged; else only what was "
            + "written to since, by size and time" };
        var command = new Command("run", "Runs a recipe from crawl to model, going on where it stopped. "
            + "Steps: extract, measure, dedup, select, shard, train, report.\n"
            + "Example: curation run configs/sample.yaml --set select.keep=1% --workers 2")
            { recipe, sets, output, workers, from, until, fresh, verify, json };
        command.SetAction((parsed, cancel) =>
        {
            var composition = new Composition(parsed.GetRequiredValue(recipe), parsed.GetValue(sets) ?? []);
            var steps = new StepRange(parsed.GetValue(from), parsed.GetValue(until)).Of(composition.Steps);
            var job = new Job(composition, Job.FolderOf(composition.Plan, parsed.GetValue(output)), steps)
            {
                Workers = Arguments.WorkersOf(parsed.GetValue(workers)), Fresh = parsed.GetValue(fresh), Verify = parsed.GetValue(verify),
            };
            return job.Run((run, trained) => Summary.Print(run, job.Folder, parsed.GetValue(json), completion: trained), cancel);
        });
        return command;
    }
}
