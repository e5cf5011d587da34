using Curation.Core;

namespace Curation.Reporting;

/// <summary>A document as a reader may see it: its final text, and everything redacted that the recipe redacts.</summary>
internal sealed record Sample(string Url, string Title, string Text, Pick Fate)
{
    private const int MaxCharacters = 600;

    /// <summary>The documents picked, in the order of the picks.</summary>
    public static IReadOnlyList<Sample> Read(string runFolder, ReportInputs inputs, IReadOnlyList<Pick> picks)
    {
        var found = new Dictionary<Pick, Sample>();
        foreach (var unit in picks.GroupBy(pick => pick.Unit))
        {
            var rows = unit.ToDictionary(pick => pick.Row);
            foreach (var stored in inputs.Texts.Read(runFolder, unit.Key, rows.ContainsKey))
            {
                using var final = inputs.Texts.Finish(stored);
                found[rows[stored.Row]] = Of(final.Document, inputs, rows[stored.Row]);
            }
        }

        return [.. picks.Select(pick => found[pick])];
    }

    /// <summary>The first characters of a text, no pair of surrogates parted; an ellipsis where it went on.</summary>
    public static string Cut(string text, int maxCharacters)
    {
        if (text.Length <= maxCharacters) return text;
        var end = char.IsHighSurrogate(text[maxCharacters - 1]) ? maxCharacters - 1 : maxCharacters;
        return text[..end].TrimEnd() + " …";
    }

    private static Sample Of(Document final, ReportInputs inputs, Pick pick) => new(
        inputs.Redacted(final, final.Url), inputs.Redacted(final, final.Title ?? ""), Cut(final.Text.ToString(), MaxCharacters), pick);
}
