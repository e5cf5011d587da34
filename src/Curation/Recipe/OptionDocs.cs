using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Curation.Core;

namespace Curation.Recipe;

/// <summary>What an option means: the sentence that stands on its property, from the documentation that the compiler writes beside the program.</summary>
internal static class OptionDocs
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> _sentences = new(Read);

    /// <summary>The sentence; empty where the documentation does not lie beside the program.</summary>
    public static string Of(PropertyInfo option) =>
        _sentences.Value.GetValueOrDefault($"P:{option.DeclaringType!.FullName!.Replace('+', '.')}.{option.Name}", "");

    private static IReadOnlyDictionary<string, string> Read()
    {
        var file = Path.ChangeExtension(typeof(Stage).Assembly.Location, ".xml");
        if (!File.Exists(file)) return new Dictionary<string, string>();
        return XDocument.Load(file).Descendants("member")
            .Where(member => member.Attribute("name")!.Value.StartsWith("P:", StringComparison.Ordinal) && member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!));
    }

    private static string Plain(XElement summary)
    {
        var text = new StringBuilder();
        foreach (var node in summary.DescendantNodes())
        {
            if (node is XText part) text.Append(part.Value);
            else if (node is XElement element && element.Attribute("cref") is { } named) text.Append(OptionName.Of(named.Value.Split('.')[^1]));
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
