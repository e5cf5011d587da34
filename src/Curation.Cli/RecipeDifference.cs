namespace Curation.Cli;

/// <summary>Which sections of two resolved recipes are not the same.</summary>
internal static class RecipeDifference
{
    public static IReadOnlyList<string> Sections(string one, string other)
    {
        var (before, after) = (Read(one), Read(other));
        return [.. before.Keys.Union(after.Keys).Where(section => before.GetValueOrDefault(section) != after.GetValueOrDefault(section))];
    }

    private static Dictionary<string, string> Read(string recipe)
    {
        var (sections, section) = (new Dictionary<string, string>(StringComparer.Ordinal), "");
        foreach (var line in recipe.Split('\n'))
        {
            if (line.Length > 0 && char.IsAsciiLetter(line[0])) section = line[..line.IndexOf(':')];
            sections[section] = sections.GetValueOrDefault(section) + line + "\n";
        }

        return sections;
    }
}
