using System.Reflection;
using Curation.Core;

namespace Curation.Recipe;

/// <summary>Which options of a family its dialect uses: those of which some value changes a rule. Nobody has to declare it.</summary>
internal static class DialectOptions
{
    private const string Dialect = "dialect";

    /// <summary>The names of the options, <c>dialect</c> among them where there are several.</summary>
    public static IReadOnlyList<string> UsedBy(Family family)
    {
        var plain = StageCatalog.Create(StageCatalog.NameOf(family.GetType()));
        var options = OptionBinder.Options(family.GetType());
        options[Dialect].SetValue(plain, family.Dialect);
        return [.. options.Where(option => option.Key == Dialect || ChangesRules((Family)plain, option.Value)).Select(option => option.Key)];
    }

    private static bool ChangesRules(Family family, PropertyInfo option)
    {
        var (given, rules) = (option.GetValue(family), Rules(family));
        var changes = false;
        foreach (var value in Values(Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType))
        {
            option.SetValue(family, value);
            changes |= Rules(family) != rules;
        }

        option.SetValue(family, given);
        return changes;
    }

    private static IEnumerable<object> Values(Type type) =>
        type.IsEnum ? Enum.GetValues(type).Cast<object>()
        : type == typeof(bool) ? [true, false]
        : type == typeof(string) ? ["one", "another"]
        : type == typeof(int) ? [1, 2]
        : type == typeof(double) ? [0.25, 0.75]
        : OptionBinder.IsOptions(type) ? Nested(type)
        : throw new NotSupportedException($"an option of type {type} of a family is used by which of its dialects?");

    private static IEnumerable<object> Nested(Type type) =>
        from option in OptionBinder.Options(type).Values
        from value in Values(Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType)
        select With(Activator.CreateInstance(type)!, option, value);

    private static object With(object options, PropertyInfo option, object value)
    {
        option.SetValue(options, value);
        return options;
    }

    private static string Rules(Family family) =>
        string.Join('\n', family.Rules.Select(rule => $"{rule.Name} {rule.Stage.GetType()} {ResolvedRecipe.Section(rule.Stage)}"));
}
