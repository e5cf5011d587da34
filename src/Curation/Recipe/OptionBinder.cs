using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Curation.Core;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Sets the <c>init</c> properties of an options record from a YAML mapping. Unknown names, wrong types and values out of range are mistakes
/// with their line.</summary>
internal sealed class OptionBinder(Mistakes mistakes)
{
    /// <summary>The options of a type by their names in recipes.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> Options(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .OrderBy(property => Depth(property.DeclaringType!)).ThenBy(property => property.MetadataToken)
            .ToDictionary(property => OptionName.Of(property.Name), StringComparer.Ordinal);

    /// <summary>A copy of <paramref name="defaults"/> with the values of the mapping. <paramref name="other"/> takes keys that are no options of it,
    /// and says whether it knew them.</summary>
    public object Bind(object defaults, YamlNode node, string place, Func<string, YamlNode, bool>? other = null, IEnumerable<string>? otherNames = null)
    {
        var target = Clone(defaults);
        var earlier = mistakes.Count;
        if (IsNull(node)) return target;
        if (node is not YamlMappingNode mapping)
        {
            mistakes.Add(node, $"{place}: {Mistakes.Quote(node.ToString())} is not a mapping of options");
            return target;
        }

        var options = Options(target.GetType());
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = keyNode.ToString();
            if (options.TryGetValue(key, out var property)) Set(target, property, value, $"{place}.{key}");
            else if (other?.Invoke(key, value) != true) mistakes.AddUnknown(keyNode, place, "option", key, options.Keys.Concat(otherNames ?? []));
        }

        // values that were refused keep their defaults, and the rest must not be held against those
        if (target is IChecked itself && mistakes.Count == earlier)
        {
            foreach (var mistake in itself.Mistakes()) mistakes.AddAmong(node, place, mistake);
        }

        return target;
    }

    public static bool IsNull(YamlNode node) => node is YamlScalarNode
    {
        Value: null or "" or "null" or "~",
        Style: YamlDotNet.Core.ScalarStyle.Plain or YamlDotNet.Core.ScalarStyle.Any,
    };

    private void Set(object target, PropertyInfo property, YamlNode node, string place)
    {
        var value = Convert(node, property.PropertyType, place, property.GetValue(target));
        if (value is null && !(AllowsNull(property) && (IsNull(node) || IsOptions(property.PropertyType))))
        {
            if (IsNull(node)) mistakes.Add(node, $"{place}: a value is missing");
            else if (IsOptions(property.PropertyType) && node is YamlScalarNode { Value: "false" }) mistakes.Add(node, $"{place}: cannot be turned off");
            return;
        }

        foreach (var range in property.GetCustomAttributes<RangeAttribute>())
        {
            if (value is not null && !range.IsValid(value))
            {
                mistakes.Add(node, $"{place}: {Scalar.Write(value)} is out of range; expected {range.Minimum} to {range.Maximum}");
                return;
            }
        }

        property.SetValue(target, value);
    }

    private object? Convert(YamlNode node, Type type, string place, object? current)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (IsNull(node)) return null;
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return List(node, plain.GetGenericArguments()[0], place);
        if (IsOptions(plain)) return Nested(node, plain, place, current);
        if (node is not YamlScalarNode { Value: { } text })
        {
            mistakes.Add(node, $"{place}: a single value was expected");
            return null;
        }

        if (Scalar.Parse(text, plain, out var expected) is { } value) return value;
        mistakes.Add(node, $"{place}: {Mistakes.Quote(text)} is not {expected}");
        return null;
    }

    private object? Nested(YamlNode node, Type type, string place, object? current)
    {
        var start = current ?? Activator.CreateInstance(type)!;
        return node is YamlScalarNode { Value: "true" } ? start : node is YamlScalarNode { Value: "false" } ? null : Bind(start, node, place);
    }

    private object? List(YamlNode node, Type element, string place)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        var items = node is YamlSequenceNode sequence ? (IEnumerable<YamlNode>)sequence.Children : [node];
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            if (Convert(item, element, $"{place}[{index}]", null) is { } value) list.Add(value);
        }

        return list;
    }

    private static bool AllowsNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    /// <summary>Whether an option is itself a group of options.</summary>
    public static bool IsOptions(Type type) => type.IsClass && type != typeof(string);

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;

    private static object Clone(object record) => record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
}
