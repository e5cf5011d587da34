using Curation.Sources;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Reads the list of sources; those with mistakes are left out.</summary>
internal static class SourceReader
{
    public static List<SourceOptions> Read(YamlNode? node, OptionBinder binder, Mistakes mistakes)
    {
        var sources = new List<SourceOptions>();
        if (node is not YamlSequenceNode list)
        {
            if (node is not null) mistakes.Add(node, "sources: a list was expected, such as - warc: crawl/*.warc.gz");
            return sources;
        }

        foreach (var (item, index) in list.Children.Select((item, index) => (item, index)))
        {
            var place = $"sources[{index}]";
            var earlier = mistakes.Count;
            var source = (SourceOptions)binder.Bind(new SourceOptions(), item, place);
            if (mistakes.Count > earlier) continue;
            if (sources.Any(other => other.SourceName == source.SourceName))
                mistakes.AddAmong(
                    item,
                    place,
                    $"the name {Mistakes.Short(source.SourceName)} is taken; give each source of one kind a name of its own, such as "
                    + $"- {{ {source.Kind}: {Mistakes.Quote(source.Pattern)}, name: {source.Kind}-{index + 1} }}");
            var pattern = item is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(source.Kind), out var value) ? value : item;
            sources.Add(source with { Place = $"{mistakes.PlaceOf(pattern)}: {place}" });
        }

        return sources;
    }
}
