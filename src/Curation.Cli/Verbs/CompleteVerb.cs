using System.CommandLine;
using Curation.Core;
using Curation.Training;

namespace Curation.Cli.Verbs;

/// <summary><c>complete</c>: text continued by a trained model.</summary>
internal static class CompleteVerb
{
    public static Command Command()
    {
        var model = new Argument<string>("MODEL") { Description = "a model folder, such as runs/sample/model" };
        var prompt = new Argument<string>("PROMPT") { Description = "the text to continue" };
        var tokens = new Option<int>("--tokens") { Description = "tokens to add", DefaultValueFactory = _ => new CompletionOptions().MaxTokens };
        var temperature = new Option<double>("--temperature")
        {
            Description = "0 takes the likeliest token each time",
            DefaultValueFactory = _ => new CompletionOptions().Temperature,
        };
        var seed = new Option<long>("--seed") { Description = "another seed, another text", DefaultValueFactory = _ => new CompletionOptions().Seed };
        var command = new Command("complete", "Continues a prompt with a trained model.\n"
            + "Example: curation complete runs/sample/model \"The moon\"") { model, prompt, tokens, temperature, seed };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(model);
            var options = new CompletionOptions
            {
                MaxTokens = parsed.GetValue(tokens),
                Temperature = parsed.GetValue(temperature),
                Seed = parsed.GetValue(seed),
            };
            if (options.MaxTokens < 1 || options.Temperature is not (>= 0 and <= 100))
                throw new RecipeException("--tokens of at least 1 and --temperature from 0 to 100 were expected");
            if (!File.Exists(Path.Combine(folder, "config.json")))
                throw new RecipeException($"{folder}: no model here; expected a folder with config.json and model.safetensors");
            if (!TorchLibrary.IsAvailable(out var why)) throw new RunException($"{why}; ./curation setup installs it");
            Console.Out.WriteLine(parsed.GetRequiredValue(prompt) + Completer.Complete(folder, parsed.GetRequiredValue(prompt), options));
        });
        return command;
    }
}
