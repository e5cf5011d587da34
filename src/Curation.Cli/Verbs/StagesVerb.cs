using System.CommandLine;
using Curation.Core;
using Curation.Recipe;

namespace Curation.Cli.Verbs;

/// <summary><c>stages</c>: the catalog, as the recipe reference prints it.</summary>
internal static class StagesVerb
{
    public static Command Command()
    {
        var name = new Argument<string?>("NAME") { Description = "one stage, in full", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("stages", "Lists every stage with its options, defaults and source.\nExample: curation stages gopher-quality") { name };
        command.SetAction(parsed => Print(parsed.GetValue(name)));
        return command;
    }

    private static void Print(string? name)
    {
        if (name is null)
        {
            var width = StageCatalog.All.Keys.Max(stage => stage.Length);
            foreach (var stage in StageCatalog.All.Keys) Console.Out.WriteLine($"{stage.PadRight(width)}  {StageCatalog.Create(stage).Summary}");
            return;
        }

        if (!StageCatalog.All.ContainsKey(name)) throw new RecipeException($"{name}: no such stage; known: {string.Join(", ", StageCatalog.All.Keys)}");
        var chosen = StageCatalog.Create(name);
        Console.Out.WriteLine($"{name}: {chosen.Summary}\nsource: {chosen.Origin}");
        Console.Out.Write(ResolvedRecipe.Describe(chosen));
    }
}
