using Curation.Core;

namespace Curation.Recipe;

/// <summary>One line of <c>stages</c>: its name in the recipe, the stage with its options, and the rules it stands for (itself, where it is no family).</summary>
public sealed record StageLine(string Name, Stage Stage, IReadOnlyList<Rule> Rules)
{
    public string CatalogName => StageCatalog.NameOf(Stage.GetType());
}
