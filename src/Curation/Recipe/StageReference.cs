using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using Curation.Core;

namespace Curation.Recipe;

/// <summary>What <c>curation stages NAME</c> prints: what a stage measures or rewrites, in which unit, its options with their defaults and known values,
/// what it keeps, and what the reference implementation calls a drop; of a family, all that for every rule of every dialect.</summary>
public static class StageReference
{
    private static readonly string[] _ranges = ["min", "max"];

    public static string Describe(string name)
    {
        var stage = StageCatalog.Create(name);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{name}: {stage.Summary}\nkind: {Kind(stage)}\nsource: {stage.Origin}\n");
        if (stage is not Family family)
        {
            DescribeRule(text, stage, "");
            return text.ToString();
        }

        DescribeOptions(text, stage, "", ["dialect"], option => OptionDocs.Of(option) + OnlyIn(family, option));
        foreach (var dialect in family.Dialects)
        {
            text.Append(CultureInfo.InvariantCulture, $"dialect {dialect}{(dialect == family.Dialects[0] ? " (default)" : "")}:\n");
            foreach (var (rule, member) in (family with { Dialect = dialect }).Rules)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {rule}: {member.Summary}\n    stage: {StageCatalog.NameOf(member.GetType())}\n");
                DescribeRule(text, member, "    ");
            }
        }

        return text.ToString();
    }

    /// <summary>What stands behind an unknown name: the nearest known one in brackets, or nothing.</summary>
    public static string Nearest(string name) => Mistakes.Nearest(name, StageCatalog.All.Keys);

    private static string OnlyIn(Family family, PropertyInfo property)
    {
        // options of a group are used where the group is
        if (property.DeclaringType != family.GetType()) return "";
        var option = OptionName.Of(property.Name);
        List<string> users = [.. family.Dialects.Where(dialect => DialectOptions.UsedBy(family with { Dialect = dialect }).Contains(option))];
        return users.Count == family.Dialects.Count ? "" : $"  # in {string.Join(", ", users)}";
    }

    private static string Kind(Stage stage) => stage switch
    {
        Filter filter => $"filter, {Unit(filter)}",
        Labeler => $"labeler, a label and {Bounds.Share} of certainty",
        Transform => "transform",
        Family family => $"family of rules; dialects: {string.Join(", ", family.Dialects)}",
        Scorer => "scorer",
        _ => stage.GetType().Name,
    };

    private static string Unit(Filter filter) =>
        filter.IsInteger ? "a count" : filter.Bounds == Bounds.Share ? $"{filter.Bounds}" : $"a ratio or mean, {filter.Bounds}";

    private static void DescribeRule(StringBuilder text, Stage stage, string indent)
    {
        if (stage is Filter filter)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}keeps: {Range(filter)} ({Unit(filter)}; no value keeps)\n");
            if (filter.PeerReasons.IsUnnamed) text.Append(CultureInfo.InvariantCulture, $"{indent}peer reason: none; the reference has no name for it\n");
            else if (Peer(filter) is { Length: > 0 } peer) text.Append(CultureInfo.InvariantCulture, $"{indent}peer reason: {peer}\n");
        }

        // the rules of a family are stages of their own, which say what their options mean
        DescribeOptions(text, stage, indent, stage is Filter ? _ranges : [], option => indent.Length == 0 ? OptionDocs.Of(option) : "");
    }

    private static void DescribeOptions(StringBuilder text, object options, string indent, string[] without, Func<PropertyInfo, string> note)
    {
        foreach (var (name, property) in OptionBinder.Options(options.GetType()))
        {
            if (without.Contains(name)) continue;
            var value = property.GetValue(options);
            var isNested = value?.GetType() is { } type && OptionBinder.IsOptions(type) && value is not System.Collections.IEnumerable;
            text.Append(indent).Append(name).Append(':').Append(isNested ? "" : " " + Written(value));
            if (Known(property) is { Length: > 0 } known) text.Append("  # ").Append(known);
            if (note(property) is { Length: > 0 } said) text.Append("  # ").Append(said);
            text.Append('\n');
            if (isNested) DescribeOptions(text, value!, indent + "  ", [], note);
        }
    }

    private static string Written(object? value) => value switch
    {
        null => "null",
        System.Collections.IEnumerable list and not string => $"[{string.Join(", ", list.Cast<object>().Select(Scalar.Write))}]",
        _ => Scalar.Write(value),
    };

    /// <summary>The values that it may have, where they have names or ends.</summary>
    private static string Known(PropertyInfo option)
    {
        var plain = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        if (option.GetCustomAttribute<RangeAttribute>() is { Minimum: var least, Maximum: var most })
            return most is int.MaxValue or long.MaxValue or double.MaxValue
                ? $"at least {Scalar.Write(least)}" : $"{Scalar.Write(least)} to {Scalar.Write(most)}";
        return plain.IsEnum ? string.Join(", ", Enum.GetNames(plain).Select(OptionName.Of)) : "";
    }

    private static string Range(Filter filter) => (filter.Min, filter.Max) switch
    {
        ({ } min, { } max) => FormattableString.Invariant($"{min} to {max}"),
        ({ } min, null) => FormattableString.Invariant($"at least {min}"),
        (null, { } max) => FormattableString.Invariant($"at most {max}"),
        _ => "everything, until min or max is set",
    };

    private static string Peer(Filter filter) => (filter.PeerReasons.Below, filter.PeerReasons.Above) switch
    {
        (null, null) => "",
        ({ } below, null) => below,
        (null, { } above) => above,
        var (below, above) => below == above ? below! : $"{below} below, {above} above",
    };
}
