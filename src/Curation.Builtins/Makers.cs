using Curation.Builtins.Language;

namespace Curation.Builtins;

/// <summary>A program that makes one built-in file, and how it is called.</summary>
/// <param name="Make">Arguments to exit code.</param>
internal sealed record Maker(string Name, string Arguments, string Summary, Func<IReadOnlyList<string>, int> Make);

/// <summary>All of them, by name.</summary>
internal static class Makers
{
    private static readonly Maker[] _all =
    [
        new("language-text", "PACKAGES OUTPUT", "Takes sentences by language out of unpacked Debian packages (Language/fetch-packages.sh).", TextMaker.Make),
        new("language", "TEXT MODEL", "Makes builtin:languages from those sentences and measures it on packages held out.", LanguageMaker.Make),
    ];

    public static string List => string.Join('\n', _all.Select(maker => $"{maker.Name} {maker.Arguments}\n    {maker.Summary}"));

    public static Maker? Find(string name) => Array.Find(_all, maker => maker.Name == name);
}
