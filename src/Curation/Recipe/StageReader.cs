using Curation.Core;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Reads lists of stages and of scorers: each item one name of the catalog with its options.</summary>
internal sealed class StageReader(Mistakes mistakes, List<string> warnings, OptionBinder binder)
{
    private readonly List<(string Place, string Rule)> _open = [];

    /// <summary>The items of a list. <paramref name="kind"/> says what may stand there: stages that judge or rewrite, or scorers.</summary>
    public List<StageLine> Read(YamlNode? node, string section, Func<Type, bool> kind)
    {
        var lines = new List<StageLine>();
        if (node is null || OptionBinder.IsNull(node)) return lines;
        if (node is not YamlSequenceNode list)
        {
            mistakes.Add(node, $"{section}: a list was expected");
            return lines;
        }

        foreach (var (item, index) in list.Children.Select((item, index) => (item, index)))
        {
            if (ReadItem(item, $"{section}[{index}]", kind) is not { } line) continue;
            if (lines.Any(other => other.Name == line.Name))
                mistakes.Add(item, $"{section}[{index}] {Mistakes.Short(line.Name)}: the name is taken; give the second one another with as: name");
            lines.Add(line);
        }

        WarnOfOpen();
        return lines;
    }

    private StageLine? ReadItem(YamlNode item, string place, Func<Type, bool> kind)
    {
        var (keyNode, options) = item switch
        {
            YamlMappingNode { Children.Count: 1 } mapping => (mapping.Children.First().Key, mapping.Children.First().Value),
            YamlScalarNode scalar => (scalar, new YamlScalarNode("")),
            _ => (item, (YamlNode)new YamlScalarNode("")),
        };
        var name = keyNode.ToString();
        var types = StageCatalog.All.Values.Where(kind).ToList();
        if (types.Find(type => StageCatalog.Names(type) is var names && (names.Name == name || names.Short == name)) is not { } chosen)
        {
            var known = types.Select(type => StageCatalog.Names(type).Short ?? StageCatalog.NameOf(type)).ToList();
            var found = item is YamlMappingNode { Children.Count: > 1 } several ? string.Join(", ", several.Children.Keys) : name;
            mistakes.AddUnknown(item, place, "stage", found, known);
            return null;
        }

        var full = StageCatalog.Names(chosen).Main is { } main && options is YamlScalarNode && !OptionBinder.IsNull(options)
            ? new YamlMappingNode(new YamlScalarNode(main), options) : options;
        var line = Bind(StageCatalog.NameOf(chosen), name, full, $"{place} {name}");
        return line with { Place = mistakes.PlaceAmong(options) };
    }

    private StageLine Bind(string name, string alias, YamlNode options, string place)
    {
        var earlier = mistakes.Count;
        var ruleNodes = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var defaults = StageCatalog.Create(name);
        var everyRule = defaults is Family family ? RuleNames(family) : [];
        var stage = (Stage)binder.Bind(defaults, options, place, Other, everyRule.Append("as"));
        if (stage is Family { Dialect: { } dialect } chosen && !chosen.Dialects.Contains(dialect))
        {
            mistakes.AddUnknown(((YamlMappingNode)options).Children[new YamlScalarNode("dialect")], place, "dialect", dialect, chosen.Dialects);
            stage = chosen with { Dialect = null };
        }

        if (stage is Family used && mistakes.Count == earlier) CheckDialect(used, options, place);
        var rules = stage is Family bound ? bound.Rules : [new Rule(name, stage)];
        var line = new StageLine(alias, stage, [.. rules.Select(rule => BindRule(rule, ruleNodes, place))]);
        foreach (var (rule, node) in ruleNodes.Where(pair => rules.All(rule => rule.Name != pair.Key)))
            mistakes.Add(node, $"{place}: dialect {((Family)stage).Dialect} has no rule {rule}");
        if (mistakes.Count == earlier) CheckRanges(line, ruleNodes, options, place);
        return line;

        bool Other(string key, YamlNode value)
        {
            if (key == "as") alias = value.ToString();
            else if (everyRule.Contains(key)) ruleNodes[key] = value;
            else return false;
            return true;
        }
    }

    private Rule BindRule(Rule rule, Dictionary<string, YamlNode> nodes, string place)
    {
        if (!nodes.TryGetValue(rule.Name, out var node)) return rule;
        if (OptionBinder.IsNull(node) && rule.Stage is Filter filter) return rule with { Stage = filter with { Min = null, Max = null } };
        return rule with { Stage = (Stage)binder.Bind(rule.Stage, node, $"{place}.{rule.Name}") };
    }

    private void CheckRanges(StageLine line, Dictionary<string, YamlNode> nodes, YamlNode options, string place)
    {
        foreach (var (name, stage) in line.Rules)
        {
            var node = nodes.GetValueOrDefault(name, options);
            var own = node == options ? place : $"{place}.{name}";
            if (stage is Labeler labeler) HasInside(node, own, Bounds.Share, false, ("min", labeler.Min));
            if (stage is not Filter filter || !HasInside(node, own, filter.Bounds, filter.IsInteger, ("min", filter.Min), ("max", filter.Max))) continue;
            if (filter.Min > filter.Max)
                mistakes.AddAmong(node, own, $"min {filter.Min} is above max {filter.Max}");
            if (filter.Min is null && filter.Max is null && !IsOpen(line.Stage, name))
                _open.Add((place, name));
        }
    }

    private void WarnOfOpen()
    {
        if (_open is [var only]) warnings.Add($"{only.Place}: {only.Rule} is open on both sides: it is measured and drops nothing");
        var rules = _open.Select(open => open.Place.EndsWith($" {open.Rule}", StringComparison.Ordinal) ? open.Place : $"{open.Place}: {open.Rule}");
        if (_open.Count > 1) warnings.Add($"{string.Join(", ", rules)} are open on both sides: they are measured and drop nothing");
        _open.Clear();
    }

    private bool HasInside(YamlNode node, string place, Bounds bounds, bool isInteger, params ReadOnlySpan<(string Side, double? Number)> range)
    {
        var earlier = mistakes.Count;
        var expected = isInteger && bounds == Bounds.Flag ? "0 or 1" : $"{bounds}";
        foreach (var (side, number) in range)
        {
            if (number is { } outside && !bounds.Holds(outside))
                mistakes.AddAmong(node, place, $"{side}: {Scalar.Write(outside)} is out of range; expected {expected}");
            else if (isInteger && number is { } part && part != Math.Floor(part))
                mistakes.AddAmong(node, place, $"{side}: {Scalar.Write(part)} is no whole number; expected {expected}");
        }

        return mistakes.Count == earlier;
    }

    private void CheckDialect(Family family, YamlNode options, string place)
    {
        if (options is not YamlMappingNode mapping) return;
        var used = DialectOptions.UsedBy(family);
        foreach (var key in mapping.Children.Keys)
        {
            if (!OptionBinder.Options(family.GetType()).ContainsKey(key.ToString()) || used.Contains(key.ToString())) continue;
            var dialect = family.Dialect ?? family.Dialects[0];
            mistakes.Add(key, $"{place}: {key} means nothing in dialect {dialect}{(used.Count > 0 ? $", which uses {string.Join(", ", used)}" : "")}");
        }
    }

    /// <summary>Whether a family itself only measures with a rule.</summary>
    private static bool IsOpen(Stage stage, string rule) =>
        stage is Family family && family.Rules.Any(own => own.Name == rule && own.Stage is Filter { Min: null, Max: null });

    private static List<string> RuleNames(Family family) =>
        [.. family.Dialects.SelectMany(dialect => (family with { Dialect = dialect }).Rules).Select(rule => rule.Name).Distinct()];
}
