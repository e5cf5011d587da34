using System.Text;
using Curation.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>A recipe file as a tree of YAML nodes with lines, and the <c>--set a.b=c</c> changes to it.</summary>
internal static class RecipeTree
{
    private const int MaxBytes = 1_000_000, MaxDepth = 50;

    public static YamlMappingNode Load(string file)
    {
        byte[] bytes;
        try
        {
            using var stream = File.OpenRead(file);
            bytes = new byte[MaxBytes + 1];
            bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"{file}: cannot be read; expected a recipe file ({error.Message})");
        }

        if (bytes.Length > MaxBytes) throw new RecipeException($"{file}: more than {MaxBytes} bytes; expected a recipe file");
        using var text = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return Parse(text.ReadToEnd(), line => $"{file}:{line}") as YamlMappingNode
            ?? throw new RecipeException($"{file}:1: a mapping of sections was expected");
    }

    /// <summary>Sets the value at a dotted path; list items are named by their stage or their index.</summary>
    public static void Set(YamlMappingNode root, string assignment, Mistakes mistakes)
    {
        var place = $"--set {Mistakes.Short(assignment)}";
        var equals = assignment.IndexOf('=');
        if (equals < 1) throw new RecipeException($"{place}: expected path=value, such as select.keep=1%");
        var path = assignment[..equals].Split('.');
        if (path.Length > MaxDepth) throw new RecipeException($"{place}: a path of at most {MaxDepth} names was expected");
        var value = Parse(assignment[(equals + 1)..], _ => place);
        YamlNode node = root;
        foreach (var segment in path[..^1]) node = Descend(node, segment, place, mistakes);
        if (node is not YamlMappingNode parent) throw new RecipeException($"{place}: {path[^2]} has no options");
        Put(parent, path[^1], value, place, mistakes);
    }

    private static void Put(YamlMappingNode parent, string name, YamlNode value, string place, Mistakes mistakes)
    {
        var key = new YamlScalarNode(name);
        if (!parent.Children.ContainsKey(key)) mistakes.Given(key, place);
        mistakes.Given(value, place);
        parent.Children[key] = value;
    }

    private static YamlNode Descend(YamlNode node, string segment, string place, Mistakes mistakes)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                if (!mapping.Children.TryGetValue(new YamlScalarNode(segment), out var child) || OptionBinder.IsNull(child))
                    Put(mapping, segment, child = new YamlMappingNode(), place, mistakes);
                return child;
            case YamlSequenceNode list when int.TryParse(segment, out var index) && index >= 0 && index < list.Children.Count:
                return list.Children[index] is YamlMappingNode { Children.Count: 1 } only && only.Children.First().Value is YamlMappingNode options
                    ? options
                    : list.Children[index];
            case YamlSequenceNode list:
                var items = list.Children.OfType<YamlMappingNode>().Where(item => item.Children.Count > 0).ToList();
                var found = items.Find(item => NameOf(item) == segment)
                    ?? throw new RecipeException($"{place}: no stage \"{segment}\" in the list; it holds {string.Join(", ", items.Select(NameOf))}");
                return Descend(found, found.Children.Keys.First().ToString(), place, mistakes);
            default:
                throw new RecipeException($"{place}: {segment} has nothing above it to be set in");
        }
    }

    private static string NameOf(YamlMappingNode item)
    {
        var (name, options) = item.Children.First();
        return options is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode("as"), out var alias) ? alias.ToString() : name.ToString();
    }

    private static YamlNode Parse(string text, Func<long, string> placeOf)
    {
        try
        {
            CheckEvents(text, placeOf);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : new YamlScalarNode("");
        }
        catch (YamlException error)
        {
            var tab = Array.FindIndex(text.Split('\n'), line => line.TrimStart(' ').StartsWith('\t'));
            throw new RecipeException(tab >= 0
                ? $"{placeOf(tab + 1)}: a tab in the indentation; spaces were expected"
                : $"{placeOf(error.Start.Line)}: not valid YAML: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Looks at the raw events before any node is built, since building recurses.</summary>
    private static void CheckEvents(string text, Func<long, string> placeOf)
    {
        var parser = new Parser(new StringReader(text));
        int depth = 0, documents = 0;
        while (parser.MoveNext())
        {
            var (now, mistake) = (parser.Current!, (string?)null);
            depth += now.NestingIncrease;
            if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) mistake = "recipes are flat: no aliases or anchors";
            // stream and document count as nesting too
            else if (depth > MaxDepth + 2) mistake = $"more than {MaxDepth} levels of nesting";
            else if (now is DocumentStart && ++documents > 1) mistake = "a second YAML document; one recipe was expected";
            if (mistake is not null) throw new RecipeException($"{placeOf(now.Start.Line)}: {mistake}");
        }
    }
}
