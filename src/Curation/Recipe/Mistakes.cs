using Curation.Core;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Collects every mistake of a recipe, each with its place, so that all are reported at once.</summary>
internal sealed class Mistakes(string file)
{
    private const int MaxQuoted = 60, MaxLine = 2_000;
    private readonly List<string> _lines = [];
    private readonly HashSet<string> _told = [], _listed = [];
    private readonly Dictionary<YamlNode, string> _given = new(ReferenceEqualityComparer.Instance);

    public int Count => _lines.Count;

    /// <summary>Remembers that a node and all below it came from the command line.</summary>
    public void Given(YamlNode node, string place)
    {
        foreach (var below in node.AllNodes) _given[below] = place;
    }

    public void Add(YamlNode node, string mistake) => Add($"{PlaceOf(node)}: {mistake}");

    /// <summary>A mistake of several values together: it stands where the command line changed one of them, otherwise at the named one.</summary>
    public void AddAmong(YamlNode node, string place, string mistake)
    {
        var named = node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(mistake.Split(':')[0]), out var value) ? value : node;
        Add($"{PlaceAmong(node, named)}: {place}: {mistake}");
    }

    /// <summary>Lines that bring their own place; one that was told already is not told again.</summary>
    public void Add(params IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(line => line.ReplaceLineEndings(" ")).Select(line => line.Length <= MaxLine ? line : line[..MaxLine] + "…"))
        {
            if (_told.Add(line)) _lines.Add(line);
        }
    }

    /// <summary>File and line of a node, or the change on the command line that it came from.</summary>
    public string PlaceOf(YamlNode node) => _given.GetValueOrDefault(node) ?? $"{file}:{Math.Max(1, node.Start.Line)}";

    /// <summary>The change on the command line of anything below a node, or where another one stands.</summary>
    public string PlaceAmong(YamlNode node, YamlNode? otherwise = null) => PlaceOf(node.AllNodes.LastOrDefault(_given.ContainsKey) ?? otherwise ?? node);

    /// <summary>A value as messages show it.</summary>
    public static string Quote(string text) => $"\"{Short(text)}\"";

    public static string Short(string text) => text.Length <= MaxQuoted ? text : text[..MaxQuoted] + "…";

    /// <summary>An unknown name, with the nearest known one. A list of known names is told once.</summary>
    public void AddUnknown(YamlNode node, string place, string kind, string name, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        Add(node, $"{place}: unknown {kind} {Quote(name)}{Nearest(name, known)}{(_listed.Add(list) ? "; known: " + list : "")}");
    }

    public void ThrowIfAny()
    {
        if (Count > 0) throw new RecipeException(_lines);
    }

    public static string Nearest(string name, IEnumerable<string> known) =>
        known.Where(other => IsNear(name, other)).OrderBy(other => Distance(name, other)).FirstOrDefault() is { } near ? $" (did you mean {near}?)" : "";

    private static bool IsNear(string name, string other) =>
        name.Length >= 4 && Math.Abs(name.Length - other.Length) <= 2 && Distance(name, other) is var distance && distance <= 2 && 2 * distance < name.Length;

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
