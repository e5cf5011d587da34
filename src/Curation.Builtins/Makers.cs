using Curation.Builtins.PublicSuffixes;
using Curation.Builtins.Unicode;
using Curation.Builtins.WordBreak;

namespace Curation.Builtins;

/// <summary>A program that makes one built-in file, and how it is called.</summary>
/// <param name="Make">Arguments to exit code.</param>
internal sealed record Maker(string Name, string Arguments, string Summary, Func<IReadOnlyList<string>, int> Make);

/// <summary>All of them, by name.</summary>
internal static class Makers
{
    private static readonly Maker[] _all =
    [
        NfcMaker.Maker,
        new("word-break", "UNICODE-FOLDER OUTPUT", "the Word_Break property of every code point, from the Unicode Character Database", WordBreakMaker.Make),
        SuffixMaker.Maker,
    ];

    public static string List => string.Join('\n', _all.Select(maker => $"{maker.Name} {maker.Arguments}\n    {maker.Summary}"));

    public static Maker? Find(string name) => Array.Find(_all, maker => maker.Name == name);
}
