using System.CommandLine;
using System.Text.Json;
using Curation.Core;
using Curation.Dedup.Repeats;
using Curation.Recipe;
using Curation.Reporting;
using Curation.Runs;

namespace Curation.Cli.Verbs;

/// <summary><c>report</c>: the page and the dataset card of a run, made again.</summary>
internal static class ReportVerb
{
    public static Argument<string> Run() => new("RUN") { Description = "a run's folder, such as runs/sample" };

    public static Command Command()
    {
        var run = Run();
        var command = new Command("report", "Makes report.html and README.md again from a run's folder; its sources need not be there.\n"
            + "Example: curation report runs/sample") { run };
        command.SetAction((parsed, cancel) => Make(parsed.GetRequiredValue(run), cancel));
        return command;
    }

    /// <summary>What the report of a plan needs besides the run's folder.</summary>
    public static ReportInputs InputsOf(Plan plan, IReadOnlyList<string> units, IEnumerable<ReportFile> files) => new()
    {
        Name = plan.Name,
        Seed = plan.Seed,
        Units = units,
        Texts = Composition.TextsOf(plan),
        Origins = plan.Dedup.Cut.IsOff ? [] : [new CutOrigins(units, Composition.TextsOf(plan).Before(0), plan.Dedup.Cut)],
        Recipe = ResolvedRecipe.Write(plan),
        Sources = [.. plan.Sources.Select(source => new ReportSource(source.Kind, source.Pattern, source.SourceName))],
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
    };

    /// <summary>The same from a folder alone.</summary>
    /// <exception cref="RecipeException">It holds no run, or one that has not selected yet.</exception>
    public static ReportInputs InputsOf(string folder)
    {
        foreach (var needed in new[] { "recipe.yaml", "manifest.json", "funnel.json" })
        {
            if (!File.Exists(Path.Combine(folder, needed)))
                throw new RecipeException($"{folder}: {needed} is missing; the folder of a run that has selected its documents was expected");
        }

        var plan = RecipeReader.Read(Path.Combine(folder, "recipe.yaml"), [], Composition.OtherSections);
        return InputsOf(plan, ReportInputs.UnitsOf(folder), Files(Path.Combine(folder, "manifest.json")));
    }

    private static async Task<int> Make(string folder, CancellationToken cancel)
    {
        var step = new ReportStep(InputsOf(folder));
        using var run = RunFolder.Open(folder);
        foreach (var damage in run.Damaged) Job.Tell(damage);
        using var progress = new Progress();
        foreach (var unit in step.Units(run.Path)) run.Forget(step.Name, unit.Name);
        await new Runner(run, new StepContext(run.Path, 1, progress)).Run([step], cancel);
        Console.Out.WriteLine(Path.Combine(folder, "report.html"));
        return ExitCode.Done;
    }

    /// <exception cref="RecipeException">The file is no manifest.</exception>
    private static List<ReportFile> Files(string manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            var inputs = json.RootElement.GetProperty("inputs").EnumerateObject();
            return [.. inputs.Select(input => new ReportFile(input.Name, input.Value.GetProperty("bytes").GetInt64()))];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RecipeException($"{manifest}: is no manifest of a run, or damaged; run the recipe again, which makes it anew");
        }
    }
}
