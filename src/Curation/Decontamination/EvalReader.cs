using System.Text.Json;
using Curation.Core;
using Curation.Storage;

namespace Curation.Decontamination;

/// <summary>Reads evaluation sets.</summary>
internal static class EvalReader
{
    /// <exception cref="RecipeException">A file is missing or empty, a row is not usable or no row has a field; told with file and line.</exception>
    public static List<EvalExample> Read(IEnumerable<EvalSetOptions> sets, List<string>? warnings = null)
    {
        var examples = new List<EvalExample>();
        foreach (var set in sets)
        {
            if (!File.Exists(set.Path)) throw Mistake(set, $"no such file; a JSONL file was expected");
            var missing = set.Mapped.ToDictionary(field => field.Key, _ => 0);
            var found = Examples(set, missing).ToList();
            if (found.Count == 0) throw Mistake(set, $"no rows; expected an example in each line, or the set to be left out");
            foreach (var (option, field) in set.Mapped.Where(field => missing[field.Key] == found.Count))
                throw Mistake(set, $"{option}: no row has a text in field \"{field}\"");
            if (missing.GetValueOrDefault("question") is > 0 and var without)
                throw Mistake(set, $"question: {without} of {found.Count} rows have no text in field \"{set.Question}\"");
            warnings?.AddRange(Warnings(set, missing, found));
            examples.AddRange(found);
        }

        return examples;
    }

    private static IEnumerable<string> Warnings(EvalSetOptions set, Dictionary<string, int> missing, List<EvalExample> examples)
    {
        foreach (var (option, field) in set.Mapped.Where(field => missing[field.Key] > 0))
            yield return Line(set, $"{option}: {missing[option]} of {examples.Count} rows have no text in field \"{field}\"");
        var repeated = examples.GroupBy(example => example.Id, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Key).ToList();
        if (repeated.Count > 0)
            yield return Line(set, $"ids of several rows: {repeated.Count}, such as \"{repeated[0]}\"; what is found of one of them is told of all");
    }

    private static IEnumerable<EvalExample> Examples(EvalSetOptions set, Dictionary<string, int> missing)
    {
        using var lines = new StreamReader(Compression.OpenRead(set.Path));
        for (var number = 1; Next(set, lines, number) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line)) yield return Example(set, line, number, missing);
        }
    }

    private static string? Next(EvalSetOptions set, StreamReader lines, int number)
    {
        try
        {
            return lines.ReadLine();
        }
        catch (InvalidDataException error)
        {
            throw Mistake(set, $"line {number}: {error.Message.ReplaceLineEndings(" ")}; a whole file was expected");
        }
    }

    private static EvalExample Example(EvalSetOptions set, string line, int number, Dictionary<string, int> missing)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            var root = row.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new JsonException("an object was expected");
            foreach (var (option, field) in set.Mapped)
            {
                if (EvalField.Options(root, field).Count == 0) missing[option]++;
            }

            // a field that no row so far has is told for the whole set, once all rows are read
            var question = EvalField.Texts(root, set.Question);
            if (question.Count == 0 && missing.GetValueOrDefault("question") < number)
                throw new JsonException($"a text in field \"{set.Question}\" was expected");
            var id = EvalField.Texts(root, set.Id) is [var given, ..] ? given : FormattableString.Invariant($"{number}");
            var options = EvalField.Options(root, set.Options);
            var answers = EvalField.Answers(EvalField.Texts(root, set.Answer), options).Select(PlainWords.Of).Where(words => words.Length > 0);
            return new EvalExample(set.Name, id, Words(question), Words(EvalField.Texts(root, set.Passage)), [.. answers]) { Options = Words(options) };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new RecipeException($"decontaminate.evals: {set.Path}:{number}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static ulong[] Words(IEnumerable<string> texts) => PlainWords.Of(string.Join(' ', texts));

    private static RecipeException Mistake(EvalSetOptions set, FormattableString mistake) => new(Line(set, mistake));

    private static string Line(EvalSetOptions set, FormattableString told) => $"decontaminate.evals: {set.Path}: {FormattableString.Invariant(told)}";
}
