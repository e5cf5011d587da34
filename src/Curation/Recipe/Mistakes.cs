using Curation.Core;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Collects every mistake of a recipe, each with file and line, so that all are reported at once.</summary>
internal sealed class Mistakes(string file)
{
    private readonly List<string> _lines = [];

    public bool Any => _lines.Count > 0;

    public void Add(YamlNode node, string mistake) => Add(LineOf(node), mistake);

    public void Add(int line, string mistake) => _lines.Add($"{file}:{line}: {mistake}");

    /// <summary>File, line and path of a node, for mistakes that only others can find.</summary>
    public string PlaceOf(YamlNode node, string path) => $"{file}:{LineOf(node)}: {path}";

    public static int LineOf(YamlNode node) => (int)Math.Max(1, node.Start.Line);

    public void AddUnknown(YamlNode node, string place, string kind, string name, IEnumerable<string> known) =>
        Add(node, $"{place}: unknown {kind} \"{name}\"{Nearest(name, known)}; known: {string.Join(", ", known)}");

    public void ThrowIfAny()
    {
        if (Any) throw new RecipeException(_lines);
    }

    private static string Nearest(string name, IEnumerable<string> known) =>
        known.Where(other => Distance(name, other) <= 2).OrderBy(other => Distance(name, other)).FirstOrDefault() is { } near ? $" (did you mean {near}?)" : "";

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
