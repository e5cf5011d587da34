using System.Text.Json;
using Curation.Core;
using Curation.Storage;

namespace Curation.Decontamination;

/// <summary>Reads evaluation sets.</summary>
internal static class EvalReader
{
    /// <exception cref="RecipeException">A file is missing or a row is not usable; told with file and line.</exception>
    public static List<EvalExample> Read(IEnumerable<EvalSetOptions> sets)
    {
        var examples = new List<EvalExample>();
        foreach (var set in sets)
        {
            if (!File.Exists(set.Path)) throw new RecipeException($"decontaminate.evals: {set.Path}: no such file; a JSONL file was expected");
            using var lines = new StreamReader(Compression.OpenRead(set.Path));
            for (var (number, line) = (1, lines.ReadLine()); line is not null; number++, line = lines.ReadLine())
            {
                if (line.Length > 0) examples.Add(Example(set, line, number));
            }
        }

        return examples;
    }

    private static EvalExample Example(EvalSetOptions set, string line, int number)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("an object was expected");
            var question = Texts(row.RootElement, set.Question);
            if (question.Count == 0) throw new JsonException($"a text in field \"{set.Question}\" was expected");
            var id = Texts(row.RootElement, set.Id) is [var given, ..] ? given : FormattableString.Invariant($"{number}");
            var answers = Texts(row.RootElement, set.Answer).Select(PlainWords.Of).Where(words => words.Length > 0);
            return new EvalExample(
                set.Name, id, PlainWords.Of(string.Join(' ', question)), PlainWords.Of(string.Join(' ', Texts(row.RootElement, set.Passage))), [.. answers]);
        }
        catch (JsonException error)
        {
            throw new RecipeException($"decontaminate.evals: {set.Path}:{number}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The texts of a field: one, or those of a list.</summary>
    private static List<string> Texts(JsonElement row, string field) => !row.TryGetProperty(field, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(IsText).Select(item => item.ToString())],
        _ => [],
    };

    private static bool IsText(JsonElement item) => item.ValueKind is JsonValueKind.String or JsonValueKind.Number;
}
