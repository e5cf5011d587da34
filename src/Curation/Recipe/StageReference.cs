using System.Globalization;
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

        DescribeOptions(text, stage, "", ["dialect"], name => OnlyIn(family, name));
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

    private static string OnlyIn(Family family, string option)
    {
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
            if (Peer(filter) is { Length: > 0 } peer) text.Append(CultureInfo.InvariantCulture, $"{indent}peer reason: {peer}\n");
        }

        DescribeOptions(text, stage, indent, stage is Filter ? _ranges : []);
    }

    private static void DescribeOptions(StringBuilder text, object options, string indent, string[] without, Func<string, string>? note = null)
    {
        foreach (var (name, property) in OptionBinder.Options(options.GetType()))
        {
            if (without.Contains(name)) continue;
            text.Append(indent).Append(name).Append(':');
            switch (property.GetValue(options))
            {
                case null:
                    text.Append(" null").Append(Known(property.PropertyType)).Append(note?.Invoke(name)).Append('\n');
                    break;
                case System.Collections.IEnumerable list and not string:
                    text.Append(CultureInfo.InvariantCulture, $" [{string.Join(", ", list.Cast<object>().Select(Scalar.Write))}]\n");
                    break;
                case { } nested when nested.GetType().IsClass && nested is not string:
                    text.Append('\n');
                    DescribeOptions(text, nested, indent + "  ", []);
                    break;
                case { } value:
                    text.Append(' ').Append(Scalar.Write(value)).Append(Known(property.PropertyType)).Append(note?.Invoke(name)).Append('\n');
                    break;
            }
        }
    }

    private static string Known(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? $"  # {string.Join(", ", Enum.GetNames(plain).Select(OptionName.Of))}" : "";
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
