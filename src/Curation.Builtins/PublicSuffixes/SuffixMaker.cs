using System.Text;
using Curation.Core;

namespace Curation.Builtins.PublicSuffixes;

/// <summary>Makes <c>public-suffixes.txt</c>: under which second levels the registries of countries sell names, as <c>tld: level level …</c>.</summary>
/// <remarks>Reads a file in the form of publicsuffix.org (Debian: package publicsuffix, /usr/share/publicsuffix/public_suffix_list.dat) and takes the facts
/// of its ICANN section: suffixes of one or two labels, wildcards and exceptions, in punycode and sorted. Deeper ones, such as those of cities and schools,
/// are left to the full list, which a recipe can name.</remarks>
internal static class SuffixMaker
{
    private const int MostLabels = 2;

    public static readonly Maker Maker = new(
        "public-suffixes", "LIST OUTPUT", "Compact public suffixes from a list in the form of publicsuffix.org.", Make);

    private static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var list, var output]) throw new RecipeException("public-suffixes: LIST and OUTPUT were expected");
        var levels = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(list).TakeWhile(line => !line.Contains("===END ICANN DOMAINS===", StringComparison.Ordinal)))
        {
            var rule = line.Trim();
            if (rule.Length == 0 || rule.StartsWith("//", StringComparison.Ordinal)) continue;
            var labels = Ascii(rule).Split('.');
            if (labels.Count(label => label != "*") > MostLabels + (rule[0] == '!' ? 1 : 0)) continue;
            if (!levels.TryGetValue(labels[^1], out var seconds)) levels[labels[^1]] = seconds = new SortedSet<string>(StringComparer.Ordinal);
            if (labels.Length > 1) seconds.Add(string.Join('.', labels[..^1]));
            else seconds.Add(".");
        }

        var text = new StringBuilder("# Public suffixes of registries, one or two labels: tld: level level …; . is the tld itself.\n");
        // names without second levels follow the rule that any last label is a suffix
        foreach (var (top, seconds) in levels.Where(pair => !pair.Value.SetEquals(["."]))) text.Append($"{top}: {string.Join(' ', seconds)}\n");
        File.WriteAllText(output, text.ToString());
        return 0;
    }

    private static string Ascii(string rule)
    {
        var start = rule[0] == '!' ? "!" : "";
        var labels = rule[start.Length..].Split('.').Select(label => label == "*" ? label : new System.Globalization.IdnMapping().GetAscii(label));
        return start + string.Join('.', labels);
    }
}
