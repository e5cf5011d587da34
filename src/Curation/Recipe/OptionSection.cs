using Curation.Core;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Options of one section without a recipe: defaults, changed by <c>a.b=c</c> as a recipe's are.</summary>
public static class OptionSection
{
    /// <exception cref="RecipeException">All mistakes, a line each.</exception>
    public static T Read<T>(string name, T defaults, IEnumerable<string> sets)
        where T : class
    {
        var (mistakes, root) = (new Mistakes(name), new YamlMappingNode());
        foreach (var set in sets) RecipeTree.Set(root, set, mistakes);
        var options = (T)new OptionBinder(mistakes).Bind(defaults, root, name);
        mistakes.ThrowIfAny();
        return options;
    }
}
