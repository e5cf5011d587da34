using System.Globalization;
using System.Text.Json;

namespace Curation.Decontamination;

/// <summary>What stands in a field of an evaluation set's row.</summary>
internal static class EvalField
{
    /// <summary>The texts of a field: one, or those of a list.</summary>
    /// <param name="path">A name, or names with dots between them; lists on the way are gone through item by item.</param>
    public static List<string> Texts(JsonElement row, string path)
    {
        var found = new List<string>();
        Add(row, path, found);
        return found;
    }

    /// <summary>The same of options, which an object may hold too: <c>{"A": …, "B": …}</c>.</summary>
    public static List<string> Options(JsonElement row, string path) =>
        row.TryGetProperty(path, out var value) && value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().SelectMany(option => Texts(value, option.Name))]
            : Texts(row, path);

    /// <summary>The answers as texts, in each of the ways they are written: where there are options, their number from 0 or letter from A stands for one of
    /// them, and with no answer given each counts as one.</summary>
    /// <exception cref="JsonException">An answer is a number or letter beyond the options.</exception>
    public static IEnumerable<string> Answers(IReadOnlyList<string> answers, IReadOnlyList<string> options)
    {
        var chosen = options.Count == 0 ? answers : answers.Count == 0 ? options : answers.Select(answer => Chosen(answer, options));
        return chosen.SelectMany(Ways);
    }

    /// <summary>A text, yes and no for true and false, and whole numbers with and without thousands separators.</summary>
    private static IEnumerable<string> Ways(string answer)
    {
        if (answer is "true" or "false") return [answer, answer == "true" ? "yes" : "no"];
        if (!long.TryParse(answer, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)) return [answer];
        string[] ways = [number.ToString(CultureInfo.InvariantCulture), number.ToString("N0", CultureInfo.InvariantCulture)];
        return ways.Contains(answer) ? ways.Distinct() : [answer];
    }

    private static string Chosen(string answer, IReadOnlyList<string> options)
    {
        if (options.Contains(answer)) return answer;
        if (answer is "true" or "false" && options.FirstOrDefault(option => Ways(answer).Contains(option, StringComparer.OrdinalIgnoreCase)) is { } same)
            return same;
        if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number < options.Count ? options[number]
                : throw new JsonException(FormattableString.Invariant($"answer {number} was expected to be one of {options.Count} options, counted from 0"));
        }

        if (answer is not [>= 'A' and <= 'Z']) return answer;
        return answer[0] - 'A' < options.Count ? options[answer[0] - 'A']
            : throw new JsonException(FormattableString.Invariant($"answer {answer} was expected to be one of {options.Count} options, lettered from A"));
    }

    private static void Add(JsonElement row, string path, List<string> found)
    {
        if (row.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in row.EnumerateArray()) Add(item, path, found);
        }
        else if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty(path, out var value)) AddTexts(value, found);
        else if (row.ValueKind == JsonValueKind.Object && path.IndexOf('.') is > 0 and var dot && row.TryGetProperty(path[..dot], out var inner))
            Add(inner, path[(dot + 1)..], found);
    }

    private static void AddTexts(JsonElement value, List<string> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                found.Add(value.GetString()!);
                break;
            case JsonValueKind.Number:
                found.Add(value.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                found.Add(value.GetBoolean() ? "true" : "false");
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) AddTexts(item, found);
                break;
        }
    }
}
