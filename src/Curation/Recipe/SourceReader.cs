using Curation.Sources;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Reads the list of sources.</summary>
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
            var source = (SourceOptions)binder.Bind(new SourceOptions(), item, $"sources[{index}]");
            if (sources.Any(other => other.SourceName == source.SourceName))
                mistakes.Add(item, $"sources[{index}]: the name {source.SourceName} is taken; give each source of one kind a name of its own (name: …)");
            sources.Add(source with { Place = mistakes.PlaceOf(item, $"sources[{index}]") });
        }

        return sources;
    }
}
