using System.Text.Json;
using Curation.Core;
using Curation.Storage;

namespace Curation.Decontamination;

/// <summary>Reads evaluation sets.</summary>
internal static class EvalReader
{
    /// <exception cref="RecipeException">A file is missing, a row is not usable or no row has a field; told with file and line.</exception>
    public static List<EvalExample> Read(IEnumerable<EvalSetOptions> sets)
    {
        var examples = new List<EvalExample>();
        foreach (var set in sets)
        {
            if (!File.Exists(set.Path)) throw new RecipeException($"decontaminate.evals: {set.Path}: no such file; a JSONL file was expected");
            var missing = set.Mapped.ToDictionary();
            using var lines = new StreamReader(Compression.OpenRead(set.Path));
            for (var (number, line) = (1, lines.ReadLine()); line is not null; number++, line = lines.ReadLine())
            {
                if (line.Length > 0) examples.Add(Example(set, line, number, missing));
            }

            foreach (var (option, field) in missing)
                throw new RecipeException($"decontaminate.evals: {set.Path}: {option}: no row has a text in field \"{field}\"");
        }

        return examples;
    }

    private static EvalExample Example(EvalSetOptions set, string line, int number, Dictionary<string, string> missing)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            var root = row.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new JsonException("an object was expected");
            foreach (var (option, field) in missing.ToList())
            {
                if (EvalField.Options(root, field).Count > 0) missing.Remove(option);
            }

            // a field that no row has is told for the whole set, once all rows are read
            var question = EvalField.Texts(root, set.Question);
            if (question.Count == 0 && !missing.ContainsValue(set.Question)) throw new JsonException($"a text in field \"{set.Question}\" was expected");
            var id = EvalField.Texts(root, set.Id) is [var given, ..] ? given : FormattableString.Invariant($"{number}");
            var options = EvalField.Options(root, set.Options);
            var answers = EvalField.Answers(EvalField.Texts(root, set.Answer), options).Select(PlainWords.Of).Where(words => words.Length > 0);
            return new EvalExample(set.Name, id, Words(question), Words(EvalField.Texts(root, set.Passage)), [.. answers]) { Options = Words(options) };
        }
        catch (JsonException error)
        {
            throw new RecipeException($"decontaminate.evals: {set.Path}:{number}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static ulong[] Words(IEnumerable<string> texts) => PlainWords.Of(string.Join(' ', texts));
}
