using Curation.Builtins.CharacterReferences;
using Curation.Builtins.Extraction;

namespace Curation.Builtins;

/// <summary>A program that makes one built-in file, and how it is called.</summary>
/// <param name="Make">Arguments to exit code.</param>
internal sealed record Maker(string Name, string Arguments, string Summary, Func<IReadOnlyList<string>, int> Make);

/// <summary>All of them, by name.</summary>
internal static class Makers
{
    private static readonly Maker[] _all =
    [
        new("character-references", "ENTITIES.JSON OUTPUT", "the named character references of HTML, from the standard's entities.json", ReferenceTable.Make),
        new("extraction", "DEVELOPMENT-PAGES", "the trees of main-text extraction, from the three sets of development pages", ExtractionMaker.Make),
    ];

    public static string List => string.Join('\n', _all.Select(maker => $"{maker.Name} {maker.Arguments}\n    {maker.Summary}"));

    public static Maker? Find(string name) => Array.Find(_all, maker => maker.Name == name);
}
