using System.Globalization;
using System.Text.Json;
using Curation.Core;

namespace Curation.Builtins.CharacterReferences;

/// <summary>Makes <c>Assets/character-references.tsv</c>: name (with its semicolon, where it has one), tab, code points in hexadecimal.</summary>
/// <remarks>Source: the named character references of the HTML standard §13.5, as published at html.spec.whatwg.org/entities.json.</remarks>
internal static class ReferenceTable
{
    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var source, var output]) throw new RecipeException("character-references: ENTITIES.JSON OUTPUT were expected");
        using var json = JsonDocument.Parse(File.ReadAllBytes(source));
        var lines = json.RootElement.EnumerateObject().OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry =>
        {
            var points = entry.Value.GetProperty("codepoints").EnumerateArray().Select(point => point.GetInt32().ToString("X", CultureInfo.InvariantCulture));
            return $"{entry.Name.TrimStart('&')}\t{string.Join(' ', points)}\n";
        });
        File.WriteAllText(output, string.Concat(lines));
        return 0;
    }
}
