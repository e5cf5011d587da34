using Curation.Bias;
using Curation.Core;
using Curation.Sources;
using Curation.Tokenization;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Looks at what a recipe names outside itself: input files, the tokenizer's file, the groups of the lexicon.</summary>
internal sealed class InputCheck(YamlMappingNode root, Mistakes mistakes)
{
    /// <summary>The files of the sources; whatever is wrong is added to the mistakes.</summary>
    public IReadOnlyList<SourceUnit> Look(Plan plan)
    {
        IReadOnlyList<SourceUnit> units = [];
        if (Find("sources") is not { } sources || sources is YamlSequenceNode { Children.Count: 0 } || OptionBinder.IsNull(sources))
            mistakes.Add($"{plan.File}: sources: at least one was expected, such as - warc: crawl/*.warc.gz");
        else Collect("", () => units = SourceUnits.Of(plan.Sources));
        if (!plan.Shard.Tokenizer.StartsWith("train:", StringComparison.Ordinal))
            Collect(PlaceOf("shard", "tokenizer"), () => TokenizerFile.Load(plan.Shard.Tokenizer));
        Collect(PlaceOf("bias", "audit", "lexicon"), () => CheckLimits(plan.Bias));
        return units;
    }

    private void CheckLimits(BiasOptions bias)
    {
        var known = GroupAudit.Open(bias.Audit, new Assets()).Groups;
        var mentioned = known.Select(group => group[..group.LastIndexOf('/')]).Distinct();
        var axes = string.Join(", ", mentioned.Append("language").Append("region").Select(axis => axis + "/*"));
        foreach (var (limit, index) in bias.Limits.Select((limit, index) => (limit, index)))
        {
            if (!Limits.CanMatch(limit.Groups, known))
                mistakes.Add($"{PlaceOf("bias", "limits", $"{index}", "groups")}{Mistakes.Quote(limit.Groups)} fits no group; known: {axes}");
        }
    }

    private void Collect(string place, Action look)
    {
        try
        {
            look();
        }
        catch (RecipeException error)
        {
            mistakes.Add(error.Mistakes.Select(mistake => place + mistake));
        }
    }

    private string PlaceOf(params string[] path)
    {
        var dotted = path.Aggregate((before, name) => int.TryParse(name, out _) ? $"{before}[{name}]" : $"{before}.{name}");
        return $"{mistakes.PlaceOf(Find(path) ?? root)}: {dotted}: ";
    }

    private YamlNode? Find(params string[] path)
    {
        YamlNode? node = root;
        foreach (var name in path)
        {
            node = node switch
            {
                YamlMappingNode mapping => mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null,
                YamlSequenceNode list when int.TryParse(name, out var index) && index < list.Children.Count => list.Children[index],
                _ => null,
            };
        }

        return node;
    }
}
