using System.Globalization;
using Curation.Core;
using Curation.Storage;
using Curation.Text;

namespace Curation.Sources;

/// <summary>One input file of a source: a unit of extract and measure.</summary>
/// <param name="Name">Hash of the relative path.</param>
/// <param name="Path">As matched, relative to the current directory where it lies below it, with forward slashes.</param>
public sealed record SourceUnit(string Name, SourceOptions Source, string Path, string FullPath);

/// <summary>The inputs of a recipe, cut into units by path alone.</summary>
public static class SourceUnits
{
    /// <exception cref="RecipeException">A pattern matches no file, or a file twice.</exception>
    public static IReadOnlyList<SourceUnit> Of(IEnumerable<SourceOptions> sources)
    {
        var current = Directory.GetCurrentDirectory();
        var units = new List<SourceUnit>();
        var mistakes = new List<string>();
        foreach (var source in sources)
        {
            try
            {
                foreach (var file in Glob.Expand(source.Pattern, current)) units.Add(Unit(source, Path.GetFullPath(file, current), current));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                mistakes.Add($"{source.Place}: {source.Kind}: {error.Message}");
            }
        }

        mistakes.AddRange(units.GroupBy(unit => unit.FullPath, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"{same.Last().Source.Place}: {same.First().Path} is named twice"));
        if (mistakes.Count > 0) throw new RecipeException(mistakes);
        return [.. units.OrderBy(unit => unit.Name, StringComparer.Ordinal)];
    }

    private static SourceUnit Unit(SourceOptions source, string full, string current)
    {
        var relative = Path.GetRelativePath(current, full);
        var path = (relative.StartsWith("..", StringComparison.Ordinal) ? full : relative).Replace('\\', '/');
        return new SourceUnit(XxHash64.Hash(path).ToString("x16", CultureInfo.InvariantCulture), source, path, full);
    }
}
