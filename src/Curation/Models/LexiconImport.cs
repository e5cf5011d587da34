using System.Text;
using Curation.Core;

namespace Curation.Models;

/// <summary>Turns lists of the usual kinds into lexicons: <c>term, lang, class, group, needs_head, source, note</c>.</summary>
/// <remarks>Kinds: one term a line (LDNOOBW's files, C4's list), and comma-separated terms with labels. A label that speaks of a minority or a group makes a
/// slur where it is offensive, and an identity word where it is harmless; all other terms are obscene.</remarks>
public static class LexiconImport
{
    private const string Head = "# term\tlang\tclass\tgroup\tneeds_head\tsource\tnote\n";

    /// <summary>The lexicon of lists in several languages.</summary>
    /// <param name="lists">Language and content of each.</param>
    public static string FromTerms(IEnumerable<(string Language, string List)> lists, string source)
    {
        var lines = from list in lists
                    from line in list.List.Split('\n')
                    let term = Plain(line)
                    where term.Length > 0 && term[0] != '#'
                    select Line(term, list.Language, TermClass.Obscene, source, "");
        return Sorted(lines);
    }

    /// <summary>The lexicon of a table whose first column is the term and whose last is its label; a first line with "label" or "category" is a head.
    /// </summary>
    /// <exception cref="RecipeException">A line has no label.</exception>
    public static string FromLabels(string name, string table, string language, string source)
    {
        var lines = new List<string>();
        foreach (var (index, line) in table.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var comma = line.LastIndexOf(',');
            if (comma < 0) throw new RecipeException($"{name}:{index + 1}: \"{Plain(line)}\" has one column; expected term,label");
            var (term, label) = (Plain(line[..comma].Trim().Trim('"')), Plain(line[(comma + 1)..].Trim().Trim('"')));
            if (index == 0 && (label.Contains("label") || label.Contains("categor") || label.Contains("type"))) continue;
            if (term.Length > 0) lines.Add(Line(term, language, ClassOf(label), source, label));
        }

        return Sorted(lines);
    }

    private static TermClass ClassOf(string label) =>
        label.Contains("ambiguous") || label.Contains("reclaimed") ? TermClass.Ambiguous
        : label.Contains("harmless") || label.Contains("identity") ? TermClass.Identity
        : label.Contains("slur") || label.Contains("minority") || label.Contains("hate") ? TermClass.Slur
        : TermClass.Obscene;

    private static string Line(string term, string language, TermClass kind, string source, string note) =>
        $"{term}\t{language}\t{(char)kind}\t\t\t{source}\t{note}\n";

    private static string Plain(string text) =>
        string.Join(' ', text.Trim('\uFEFF').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Sorted(IEnumerable<string> lines)
    {
        // a term without a letter or digit is no word that a text can have
        var kept = lines.Where(line => line.Split('\t')[0].Any(char.IsLetterOrDigit)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new StringBuilder(Head).AppendJoin("", kept).ToString();
    }
}
