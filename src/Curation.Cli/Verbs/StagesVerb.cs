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
        var markdown = new Option<bool>("--markdown") { Description = "the list as a Markdown table" };
        var command = new Command("stages", "Lists every stage with its options, defaults and source.\n"
            + "Example: curation stages gopher-quality") { name, markdown };
        command.SetAction(parsed => Print(parsed.GetValue(name), parsed.GetValue(markdown)));
        return command;
    }

    private static void Print(string? name, bool markdown)
    {
        if (name is null)
        {
            PrintAll(markdown);
            return;
        }

        if (!StageCatalog.All.ContainsKey(name)) throw new RecipeException($"{name}: no such stage; known: {string.Join(", ", StageCatalog.All.Keys)}");
        Console.Out.Write(StageReference.Describe(name));
    }

    private static void PrintAll(bool markdown)
    {
        var width = StageCatalog.All.Keys.Max(stage => stage.Length);
        if (markdown) Console.Out.WriteLine("| stage | what it is |\n|---|---|");
        foreach (var stage in StageCatalog.All.Keys)
        {
            var summary = StageCatalog.Create(stage).Summary;
            Console.Out.WriteLine(markdown ? $"| `{stage}` | {summary} |" : $"{stage.PadRight(width)}  {summary}");
        }
    }
}
