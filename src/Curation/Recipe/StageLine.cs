using Curation.Core;

namespace Curation.Recipe;

/// <summary>One line of <c>stages</c>: its name in the recipe, the stage with its options, and the rules it stands for (itself, where it is no
/// family).</summary>
public sealed record StageLine(string Name, Stage Stage, IReadOnlyList<Rule> Rules)
{
    /// <summary>Where the recipe says so, for what is wrong with its lists and models.</summary>
    internal string Place { get; init; } = "stages";

    public string CatalogName => StageCatalog.NameOf(Stage.GetType());
}
