using System.Reflection;

namespace Curation.Core;

/// <summary>Every stage by the name on its type, found once. A missing or repeated name fails at first use.</summary>
public static class StageCatalog
{
    /// <summary>Name → type, in ordinal order of names.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = Find();

    public static string NameOf(Type type) => Names(type).Name;

    /// <summary>What a type is called, in full and short, and its main option.</summary>
    public static StageAttribute Names(Type type) =>
        type.GetCustomAttribute<StageAttribute>() ?? throw new InvalidOperationException($"{type} has no [Stage(\"name\")]");

    public static Stage Create(string name) => (Stage)Activator.CreateInstance(All[name])!;

    private static SortedDictionary<string, Type> Find()
    {
        var found = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        foreach (var type in typeof(Stage).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Stage))))
            found.Add(NameOf(type), type);
        return found;
    }
}
