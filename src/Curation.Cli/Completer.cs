using System.Text;
using Curation.Tokenization;
using Curation.Training;

namespace Curation.Cli;

/// <summary>Prompt text → continuation, by a model folder.</summary>
internal static class Completer
{
    public static string Complete(string modelFolder, string prompt, CompletionOptions? options = null)
    {
        var tokenizer = TokenizerFile.Load(Path.Combine(modelFolder, "tokenizer.json"));
        using var model = Completion.Open(modelFolder);
        var ids = new List<int>();
        tokenizer.Encode(Encoding.UTF8.GetBytes(prompt), ids);
        if (ids.Count == 0) ids.Add(tokenizer.EndOfText);
        var added = model.Continue([.. ids], options ?? new CompletionOptions());
        return Encoding.UTF8.GetString(tokenizer.Decode([.. added]));
    }
}
