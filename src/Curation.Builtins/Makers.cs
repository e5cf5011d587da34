using Curation.Builtins.CharacterReferences;
using Curation.Builtins.Charsets;
using Curation.Builtins.EnglishQuality;
using Curation.Builtins.Extraction;
using Curation.Builtins.Language;
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
        NfkcMaker.Maker,
        new("word-break", "UNICODE-FOLDER OUTPUT", "the Word_Break property of every code point, from the Unicode Character Database", WordBreakMaker.Make),
        SuffixMaker.Maker,
        new("charset-letters", "FOLDER OUTPUT", "Letter frequencies for telling charsets apart, of FOLDER/LANGUAGE/…/*.mo.", CharsetLetters.Make),
        new("character-references", "ENTITIES.JSON OUTPUT", "the named character references of HTML, from the standard's entities.json", ReferenceTable.Make),
        new("extraction", "DEVELOPMENT-PAGES", "the trees of main-text extraction, from the three sets of development pages", ExtractionMaker.Make),
        new("language-text", "PACKAGES OUTPUT", "Takes sentences by language out of unpacked Debian packages (Language/fetch-packages.sh).",
            Language.TextMaker.Make),
        new("language", "TEXT MODEL", "Makes builtin:languages from those sentences and measures it on packages held out.", LanguageMaker.Make),
        new("quality-text", "PACKAGES OUTPUT", "Takes good and bad English out of Debian packages (EnglishQuality/fetch-packages.sh).",
            EnglishQuality.TextMaker.Make),
        new("quality", "TEXT MODEL [OPTION=VALUE…]", "Makes builtin:english-quality from those texts and measures it on packages held out.",
            QualityMaker.Make),
    ];

    public static string List => string.Join('\n', _all.Select(maker => $"{maker.Name} {maker.Arguments}\n    {maker.Summary}"));

    public static Maker? Find(string name) => Array.Find(_all, maker => maker.Name == name);
}
