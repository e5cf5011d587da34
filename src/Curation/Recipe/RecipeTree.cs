using Curation.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>A recipe file as a tree of YAML nodes with lines, and the <c>--set a.b=c</c> changes to it.</summary>
internal static class RecipeTree
{
    public static YamlMappingNode Load(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"{file}: cannot be read; expected a recipe file ({error.Message})");
        }

        return Parse(text, file) as YamlMappingNode ?? throw new RecipeException($"{file}:1: a mapping of sections was expected");
    }

    /// <summary>Sets the value at a dotted path; list items are named by their stage or their index.</summary>
    public static void Set(YamlMappingNode root, string assignment)
    {
        var equals = assignment.IndexOf('=');
        if (equals < 1) throw new RecipeException($"--set {assignment}: expected path=value, such as select.keep=1%");
        var path = assignment[..equals].Split('.');
        var value = Parse(assignment[(equals + 1)..], $"--set {assignment}");
        YamlNode node = root;
        foreach (var segment in path[..^1]) node = Descend(node, segment, assignment);
        if (node is not YamlMappingNode parent) throw new RecipeException($"--set {assignment}: {path[^2]} has no options");
        parent.Children[new YamlScalarNode(path[^1])] = value;
    }

    private static YamlNode Descend(YamlNode node, string segment, string assignment)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                var key = new YamlScalarNode(segment);
                if (!mapping.Children.TryGetValue(key, out var child) || OptionBinder.IsNull(child)) mapping.Children[key] = child = new YamlMappingNode();
                return child;
            case YamlSequenceNode list when int.TryParse(segment, out var index) && index >= 0 && index < list.Children.Count:
                return list.Children[index] is YamlMappingNode { Children.Count: 1 } only && only.Children.First().Value is YamlMappingNode options ? options : list.Children[index];
            case YamlSequenceNode list:
                var item = list.Children.OfType<YamlMappingNode>().FirstOrDefault(item => NameOf(item) == segment)
                    ?? throw new RecipeException($"--set {assignment}: no stage \"{segment}\" in the list; it holds {string.Join(", ", list.Children.OfType<YamlMappingNode>().Select(NameOf))}");
                return Descend(item, item.Children.Keys.First().ToString(), assignment);
            default:
                throw new RecipeException($"--set {assignment}: {segment} has nothing above it to be set in");
        }
    }

    private static string NameOf(YamlMappingNode item)
    {
        var (name, options) = item.Children.First();
        return options is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode("as"), out var alias) ? alias.ToString() : name.ToString();
    }

    private static YamlNode Parse(string text, string place)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : new YamlScalarNode("");
        }
        catch (YamlException error)
        {
            throw new RecipeException($"{place}:{error.Start.Line}: not valid YAML: {error.Message.ReplaceLineEndings(" ")}");
        }
    }
}
