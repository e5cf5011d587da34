using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
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
        var json = Arguments.Json();
        var command = new Command("stages", "Lists every stage with its options, defaults and source.\n"
            + "Example: curation stages gopher-quality") { name, markdown, json };
        command.SetAction(parsed => Print(parsed.GetValue(name), parsed.GetValue(markdown), parsed.GetValue(json)));
        return command;
    }

    private static void Print(string? name, bool markdown, bool json)
    {
        if (name is null && !json)
        {
            PrintAll(markdown);
            return;
        }

        if (name is not null && !StageCatalog.All.ContainsKey(name))
            throw new RecipeException($"{name}: no such stage{StageReference.Nearest(name)}; known: {string.Join(", ", StageCatalog.All.Keys)}");
        if (json) PrintJson(name is null ? StageCatalog.All.Keys : [name]);
        else Console.Out.Write(StageReference.Describe(name!));
    }

    private static void PrintJson(IEnumerable<string> names)
    {
        using var stream = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        foreach (var name in names)
        {
            var stage = StageCatalog.Create(name);
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("summary", stage.Summary);
            json.WriteString("source", stage.Origin);
            json.WriteString("reference", StageReference.Describe(name));
            json.WriteEndObject();
        }

        json.WriteEndArray();
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
