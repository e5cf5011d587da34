using System.CommandLine;
using Curation.Core;
using Curation.Reporting.Comparing;

namespace Curation.Cli.Verbs;

/// <summary><c>compare</c>: runs side by side.</summary>
internal static class CompareVerb
{
    public static Command Command()
    {
        var runs = new Argument<string[]>("RUN") { Description = "folders of runs, two to eight", Arity = ArgumentArity.OneOrMore };
        var json = Arguments.Json();
        var command = new Command("compare", "Compares runs: their funnels, what they selected in common, and for which reasons documents moved.\n"
            + "Example: curation compare runs/sample runs/stricter") { runs, json };
        command.SetAction((parsed, cancel) => Compare(parsed.GetRequiredValue(runs), parsed.GetValue(json), cancel));
        return command;
    }

    private static Task<int> Compare(string[] runs, bool json, CancellationToken cancel)
    {
        var mistakes = runs
            .Where(run => !File.Exists(Path.Combine(run, "funnel.json")))
            .Select(run => $"{run}: funnel.json is missing; the folder of a run that has selected its documents was expected")
            .ToList();
        if (runs.Length is < 2 or > 8) mistakes.Add($"{runs.Length} runs: two to eight were expected");
        if (runs.Distinct(StringComparer.Ordinal).Count() < runs.Length) mistakes.Add("a run is named twice");
        if (mistakes.Count > 0) throw new RecipeException(mistakes);
        var comparison = RunComparison.Of(runs, cancel);
        Console.Out.Write(json ? comparison.ToJson() : comparison.ToText());
        return Task.FromResult(ExitCode.Done);
    }
}
