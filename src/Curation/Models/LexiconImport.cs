using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Curation.Core;

namespace Curation.Models;

/// <summary>Turns lists of the usual kinds into lexicons: <c>term, lang, class, group, needs_head, source, note</c>.</summary>
/// <remarks>Kinds: one term a line (LDNOOBW's files, C4's list), and terms with labels behind a tab, a comma or a semicolon. A label that speaks of a
/// minority or a group makes a slur where it is offensive, and an identity word where it is harmless; all other terms are obscene. Lines too long for a
/// term, and those without a letter or digit, are left out and told.</remarks>
public static partial class LexiconImport
{
    private const int MostCharacters = 200, MostShown = 60;
    private const string Head = "# term\tlang\tclass\tgroup\tneeds_head\tsource\tnote\n";

    private static readonly char[] _marks = ['\t', ',', ';'];

    /// <summary>The lexicon of lists in several languages.</summary>
    /// <param name="lists">Language and content of each.</param>
    public static string FromTerms(IEnumerable<(string Language, string List)> lists, string source, Action<string> warn)
    {
        var lines = from list in lists
                    from line in Lines(list.List)
                    let term = Plain(line.Trim().Trim('"'))
                    where term.Length > 0 && term[0] != '#'
                    select Line(term, list.Language, TermClass.Obscene, source, "");
        return Sorted([.. lines], warn);
    }

    /// <summary>The lexicon of a table whose first column is the term and whose last is its label; a first line with "label" or "category" is a head.
    /// </summary>
    /// <exception cref="RecipeException">A line has no label.</exception>
    public static string FromLabels(string name, string table, string language, string source, Action<string> warn)
    {
        var lines = new List<string>();
        foreach (var (index, line) in Lines(table).Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var mark = Array.Find(_marks, line.Contains);
            if (mark == 0) throw new RecipeException($"{name}:{index + 1}: \"{Mistaken(line)}\" has one column; expected term,label");
            var comma = line.LastIndexOf(mark);
            var (term, label) = (Plain(Unquoted(line[..comma])), Plain(Unquoted(line[(comma + 1)..])));
            if (index == 0 && (label.Contains("label") || label.Contains("categor") || label.Contains("type"))) continue;
            if (term.Length > 0) lines.Add(Line(term, language, ClassOf(label), source, label));
        }

        return Sorted(lines, warn);
    }

    /// <summary>The language that a list is named by, as LDNOOBW's are: the first subtag of a name such as <c>en</c>, <c>pt_BR.txt</c>,
    /// <c>fr-CA-u-sd-caqc</c> (BCP 47, also with underscores; a variant alone behind the language is taken for a word). Null: none.</summary>
    public static string? LanguageOf(string file) => LanguageName().Match(file) is { Success: true } name ? name.Groups[1].Value.ToLowerInvariant() : null;

    // language, script, region, variants that begin with a digit, extensions
    [GeneratedRegex(
        "^([a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|[0-9]{3}))?(?:[-_][0-9][a-z0-9]{3})*(?:[-_][a-z0-9](?:[-_][a-z0-9]{2,8})+)*"
            + "(?:\\.txt)?(?:\\.gz)?\\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LanguageName();

    private static TermClass ClassOf(string label) =>
        label.Contains("ambiguous") || label.Contains("reclaimed") ? TermClass.Ambiguous
        : label.Contains("harmless") || label.Contains("identity") ? TermClass.Identity
        : label.Contains("slur") || label.Contains("minority") || label.Contains("hate") ? TermClass.Slur
        : TermClass.Obscene;

    private static string Line(string term, string language, TermClass kind, string source, string note) =>
        $"{term}\t{language}\t{(char)kind}\t\t\t{OneLine(source)}\t{note}\n";

    private static string[] Lines(string list) => list.ReplaceLineEndings("\n").Split('\n');

    private static string Unquoted(string field) =>
        field.Trim() is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Trim().Trim('"');

    private static string Plain(string text) => OneLine(string.Concat(text.Where(IsSeen))).ToLowerInvariant();

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // controls, the byte order mark, zero-width spaces and soft hyphens are not; joiners are part of words
    private static bool IsSeen(char character) => char.IsWhiteSpace(character) || character is '\u200C' or '\u200D'
        || char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    private static string Mistaken(string line) => Plain(line) is { Length: > MostShown } plain ? plain[..MostShown] + "…" : Plain(line);

    private static string Sorted(List<string> lines, Action<string> warn)
    {
        // a term without a letter or digit is no word that a text can have
        var kept = lines.FindAll(line => line.IndexOf('\t') <= MostCharacters && line[..line.IndexOf('\t')].Any(char.IsLetterOrDigit));
        if (kept.Count < lines.Count)
            warn($"{lines.Count - kept.Count} lines are no terms: longer than {MostCharacters} characters, or without a letter or digit");
        return new StringBuilder(Head).AppendJoin("", kept.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).ToString();
    }
}
