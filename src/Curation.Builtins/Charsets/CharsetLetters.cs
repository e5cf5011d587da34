using System.Globalization;
using System.Text;
using Curation.Core;
using Curation.Extraction.Charset;
using Curation.Storage;

namespace Curation.Builtins.Charsets;

/// <summary>Makes <c>charset-letters.tsv</c>: how likely letters follow each other in the languages that legacy charsets were made for.</summary>
/// <remarks>Counted in the translations of LibreOffice 7.4's messages (Debian 12, packages libreoffice-l10n-*, MPL-2.0), unpacked into one folder.
/// Only frequencies of pairs of letters, and of the commonest characters of Chinese, Japanese and Korean, go into the file.</remarks>
internal static class CharsetLetters
{
    private const int MaxPairs = 700, MaxCharacters = 1500, MaxMegacharacters = 2;
    private const double Covered = 0.998;

    /// <summary>Added to how often a letter was seen, so that what follows a rare one is not taken for certain.</summary>
    private const double Doubt = 20;

    private static readonly (string Language, string Charsets)[] _alphabets =
    [
        ("de", "windows-1252 macintosh"), ("fr", "windows-1252 iso-8859-15 macintosh"), ("es", "windows-1252 macintosh"), ("it", "windows-1252 macintosh"),
        ("pt", "windows-1252 macintosh"), ("nl", "windows-1252"), ("sv", "windows-1252 macintosh"), ("da", "windows-1252 macintosh"),
        ("nb", "windows-1252"), ("fi", "windows-1252 iso-8859-15"), ("is", "windows-1252"), ("ca", "windows-1252"), ("ga", "windows-1252 iso-8859-14"),
        ("pl", "windows-1250 iso-8859-2"), ("cs", "windows-1250 iso-8859-2"), ("sk", "windows-1250 iso-8859-2"), ("hu", "windows-1250 iso-8859-2"),
        ("ro", "windows-1250 iso-8859-2 iso-8859-16"), ("sl", "windows-1250 iso-8859-2"), ("hr", "windows-1250 iso-8859-2"),
        ("ru", "windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic"), ("uk", "windows-1251 koi8-u iso-8859-5"), ("be", "windows-1251 iso-8859-5 koi8-u"),
        ("bg", "windows-1251 iso-8859-5"), ("sr", "windows-1251 iso-8859-5"), ("mk", "windows-1251 iso-8859-5"),
        ("el", "windows-1253 iso-8859-7"), ("tr", "windows-1254"), ("he", "windows-1255 iso-8859-8"), ("ar", "windows-1256 iso-8859-6"), ("fa", "windows-1256"),
        ("lt", "windows-1257 iso-8859-4"), ("lv", "windows-1257 iso-8859-4"), ("et", "windows-1257 iso-8859-4 windows-1252"),
        ("vi", "windows-1258"), ("th", "windows-874"),
    ];

    private static readonly (string Language, string Charsets)[] _scripts =
        [("ja", "shift_jis euc-jp"), ("ko", "euc-kr"), ("zh_CN", "gb18030"), ("zh_TW", "big5")];

    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var folder, var output]) throw new RecipeException("charset-letters FOLDER OUTPUT: two arguments were expected");
        var table = new StringBuilder("# Letter pairs and characters by language: language, its charsets, and groups of the same cost in quarters of a nat.\n");
        foreach (var (language, charsets) in _alphabets) Append(table, language, charsets, Pairs(Text(folder, language), charsets.Split(' ')[0]));
        foreach (var (language, charsets) in _scripts) Append(table, language, charsets, Characters(Text(folder, language)));
        AtomicFile.WriteAllText(output, table.ToString());
        return 0;
    }

    private static string Text(string folder, string language)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, language), "*.mo", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var message in MoFile.Translations(File.ReadAllBytes(file))) text.Append(message).Append('\n');
            if (text.Length > MaxMegacharacters << 20) break;
        }

        // a tilde or underscore marks the letter of a short cut
        return text.Replace("~", "").Replace("_", "").ToString();
    }

    private static IEnumerable<(string Key, double Share)> Pairs(string text, string charset)
    {
        if (charset == "windows-1258") text = VietnameseTones.Part(text);
        var own = CharsetLabels.Find(charset)!.GetString([.. Enumerable.Range(1, 255).Select(code => (byte)code)]).Select(LetterPairs.Fold).ToHashSet();
        var (pairs, firsts) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<char, int>());
        var previous = ' ';
        foreach (var letter in text.Select(LetterPairs.Fold).Select(letter => own.Contains(letter) ? letter : ' '))
        {
            firsts[previous] = firsts.GetValueOrDefault(previous) + 1;
            var pair = $"{previous}{letter}";
            if (previous >= 0x80 || letter >= 0x80) pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            previous = letter;
        }

        return Commonest(pairs, MaxPairs).Select(pair => (pair.Key, pair.Value / (firsts[pair.Key[0]] + Doubt)));
    }

    private static IEnumerable<(string Key, double Share)> Characters(string text)
    {
        var counts = text.Where(letter => letter >= 0x80 && char.IsLetter(letter)).GroupBy(letter => letter.ToString())
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        double all = counts.Values.Sum();
        return Commonest(counts, MaxCharacters).Select(count => (count.Key, count.Value / all));
    }

    private static IEnumerable<KeyValuePair<string, int>> Commonest(Dictionary<string, int> counts, int most)
    {
        var left = counts.Values.Sum() * Covered;
        foreach (var count in counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(most))
        {
            if (left <= 0) yield break;
            left -= count.Value;
            yield return count;
        }
    }

    private static void Append(StringBuilder table, string language, string charsets, IEnumerable<(string Key, double Share)> shares)
    {
        table.Append(CultureInfo.InvariantCulture, $"{language}\t{charsets}");
        foreach (var group in shares.GroupBy(share => LetterPairs.CostOf(share.Share)).OrderBy(group => group.Key))
            table.Append(CultureInfo.InvariantCulture, $"\t{group.Key}:{string.Concat(group.Select(share => share.Key))}");
        table.Append('\n');
    }
}
