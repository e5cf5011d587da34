using Curation.Core;

namespace Curation.Recipe;

/// <summary>One line of <c>stages</c>: its name in the recipe, the stage with its options, and the rules it stands for (itself, where it is no family).</summary>
public sealed record StageLine(string Name, Stage Stage, IReadOnlyList<Rule> Rules)
{
    /// <summary>Where it stands in the recipe's file, from 1.</summary>
    public int Line { get; init; } = 1;

    public string CatalogName => StageCatalog.NameOf(Stage.GetType());
}
