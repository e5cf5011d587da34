using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Curation.Core;

namespace Curation.Recipe;

/// <summary>A plan as a recipe again, all defaults written out: what <c>recipe.yaml</c> in a run holds, and what the keys of units are made of.</summary>
public static class ResolvedRecipe
{
    private static readonly string[] _ranges = [nameof(Filter.Min), nameof(Filter.Max)];
    private static readonly string[] _labelRanges = [nameof(Labeler.Keep), nameof(Labeler.Min)];

    /// <summary>The whole recipe.</summary>
    public static string Write(Plan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"name: {Quote(plan.Name)}\nseed: {plan.Seed}\nsources:\n");
        foreach (var source in plan.Sources)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {source.Kind}: {Quote(source.Pattern)}\n    name: {Quote(source.SourceName)}\n");
            foreach (var (option, column) in source.Columns) text.Append(CultureInfo.InvariantCulture, $"    {option}: {Quote(column)}\n");
        }

        text.Append("extract:").Append(Options(plan.Extract, 1)).Append("stages:\n").Append(Lines(plan.Stages, 1));
        if (plan.Decontaminate is { } decontaminate) text.Append("decontaminate:").Append(Options(decontaminate, 1));
        text.Append("dedup:").Append(Options(plan.Dedup, 1));
        text.Append("quality:\n  score:\n").Append(Lines(plan.Scorers, 2)).Append(OptionLines(plan.Quality, 1));
        text.Append("select:").Append(Options(plan.Select, 1));
        text.Append("bias:").Append(Options(plan.Bias, 1));
        text.Append("shard:").Append(Options(plan.Shard, 1));
        foreach (var (name, options) in plan.Others)
        {
            if (options is not null) text.Append(name).Append(':').Append(Options(options, 1));
        }

        return text.ToString();
    }

    /// <summary>One section, canonical.</summary>
    public static string Section(object options) => Options(options, 0);

    /// <summary>All that signals depend on: names, options other than ranges, and revisions of every stage and scorer, and the hashes of their lists.</summary>
    public static string MeasureSettings(Plan plan)
    {
        var text = new StringBuilder();
        foreach (var line in plan.Stages.Concat(plan.Scorers))
        {
            foreach (var rule in line.Rules)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{line.Name}/{rule.Name} {StageCatalog.NameOf(rule.Stage.GetType())} r{rule.Stage.Revision}{Options(rule.Stage, 1, ranges: false)}\n");
        }

        foreach (var (name, digest) in plan.AssetDigests) text.Append(CultureInfo.InvariantCulture, $"{name} {digest}\n");
        return text.ToString();
    }

    /// <summary>The transforms alone, the stages that name languages for them, and the hashes of the lists their options name: what the final text
    /// depends on.</summary>
    public static string TransformSettings(Plan plan)
    {
        var text = new StringBuilder();
        PlannedStage[] stages =
            [.. plan.Stages.SelectMany(line => line.Rules.Select(rule => new PlannedStage(line.Name, rule.Name, rule.Stage)))];
        var asked = StageChain.LabelersAskedIn(stages).ToHashSet();
        foreach (var stage in stages.Where(planned => planned.Stage is Transform || asked.Contains(planned)).Select(planned => planned.Stage))
        {
            text.Append(CultureInfo.InvariantCulture, $"{StageCatalog.NameOf(stage.GetType())} r{stage.Revision}{Options(stage, 1, stage is Transform)}\n");
            foreach (var option in OptionBinder.Options(stage.GetType()).Values)
            {
                if (option.GetValue(stage) is string name && plan.AssetDigests.TryGetValue(name, out var digest)) text.Append(digest).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The stages with their ranges: what verdicts depend on besides signals.</summary>
    public static string VerdictSettings(Plan plan) => Lines(plan.Stages, 0);

    private static string Lines(IEnumerable<StageLine> lines, int depth)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            Indent(text, depth).Append("- ").Append(line.CatalogName).Append(":");
            var options = new StringBuilder();
            if (line.Name != line.CatalogName) Indent(options, depth + 2).Append("as: ").Append(line.Name).Append('\n');
            var used = line.Stage is Family family ? DialectOptions.UsedBy(family) : null;
            options.Append(OptionLines(line.Stage, depth + 2, used: used));
            if (line.Stage is Family)
            {
                foreach (var rule in line.Rules) Indent(options, depth + 2).Append(rule.Name).Append(':').Append(Options(rule.Stage, depth + 3));
            }

            text.Append(options.Length == 0 ? " {}\n" : "\n" + options);
        }

        return text.ToString();
    }

    private static string Options(object options, int depth, bool ranges = true) =>
        OptionLines(options, depth, ranges) is { Length: > 0 } lines ? "\n" + lines : " {}\n";

    private static string OptionLines(object options, int depth, bool ranges = true, IReadOnlyList<string>? used = null)
    {
        var text = new StringBuilder();
        foreach (var (name, property) in OptionBinder.Options(options.GetType()))
        {
            if ((ranges || !IsRange(options, property)) && used?.Contains(name) != false) Value(text, name, property.GetValue(options), depth);
        }

        return text.ToString();
    }

    private static bool IsRange(object options, PropertyInfo property) =>
        (options is Filter && _ranges.Contains(property.Name)) || (options is Labeler && _labelRanges.Contains(property.Name));

    private static void Value(StringBuilder text, string name, object? value, int depth)
    {
        Indent(text, depth).Append(name).Append(':');
        switch (value)
        {
            case null:
                text.Append(" null\n");
                break;
            case IEnumerable list and not string when list.Cast<object>().All(item => IsScalar(item.GetType())):
                text.Append(" [").AppendJoin(", ", list.Cast<object>().Select(item => Quote(Scalar.Write(item)))).Append("]\n");
                break;
            case IEnumerable list and not string:
                text.Append('\n');
                foreach (var item in list)
                {
                    var block = OptionLines(item, depth + 2);
                    text.Append(block.AsSpan(0, 2 * depth + 2)).Append("- ").Append(block.AsSpan(2 * depth + 4));
                }

                break;
            default:
                text.Append(IsScalar(value.GetType()) ? " " + Quote(Scalar.Write(value)) + "\n" : Options(value, depth + 1));
                break;
        }
    }

    private static bool IsScalar(Type type) => type.IsValueType || type == typeof(string);

    private static StringBuilder Indent(StringBuilder text, int depth) => text.Append(' ', 2 * depth);

    private static string Quote(string text) =>
        text.Length > 0
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '-' or '_' or '%' or ':' or '+')
        && !text.EndsWith(':') && text[0] != '-' && text[0] != '%'
            ? text : System.Text.Json.JsonSerializer.Serialize(text);
}
