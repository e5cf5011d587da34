using Curation.Core;

namespace Curation.Cli;

/// <summary>The steps asked for: from one, until another, both included.</summary>
internal readonly record struct StepRange(string? From, string? Until)
{
    /// <exception cref="RecipeException">A name is no step of this recipe, or they stand in the wrong order.</exception>
    public IReadOnlyList<IStep> Of(IReadOnlyList<IStep> steps)
    {
        var (first, last) = (IndexOf(steps, From, "--from") ?? 0, IndexOf(steps, Until, "--until") ?? steps.Count - 1);
        if (first > last) throw new RecipeException($"--from {From} comes after --until {Until}");
        return [.. steps.Skip(first).Take(last - first + 1)];
    }

    /// <summary>The one step of a name.</summary>
    /// <exception cref="RecipeException">The name is no step of this recipe.</exception>
    public static IStep One(IReadOnlyList<IStep> steps, string name, string option) => steps[IndexOf(steps, name, option)!.Value];

    private static int? IndexOf(IReadOnlyList<IStep> steps, string? name, string option)
    {
        if (name is null) return null;
        var names = steps.Select(step => step.Name).ToList();
        return names.IndexOf(name) is >= 0 and var index
            ? index
            : throw new RecipeException($"{option} {name}: no such step; known: {string.Join(", ", names)}");
    }
}
