using System.Globalization;
using System.Text;

namespace SampleCrawl;

/// <summary>
/// A word list with slots. <c>key: a | b</c> gives alternatives on one line, indented lines under <c>key:</c> give one each;
/// <c>use name</c> takes over another file's keys. In an alternative <c>{key}</c> is replaced by one of the key's alternatives,
/// <c>{Key}</c> the same with a capital, <c>{3-90}</c> by a number, <c>[x|y]</c> by x or y, and <c>a(n)</c> by the article that fits.
/// </summary>
internal sealed class Grammar
{
    private readonly Dictionary<string, List<string>> _rules = [];

    public static Grammar Load(string path)
    {
        var grammar = new Grammar();
        grammar.Read(path);
        return grammar;
    }

    public IReadOnlyList<string> All(string key) => _rules[key];

    public string Say(string key, Dice dice) => Expand(dice.Pick(_rules[key]), dice);

    public string Many(string key, int count, Dice dice, string separator = " ") =>
        string.Join(separator, Enumerable.Range(0, count).Select(_ => Say(key, dice)));

    /// <summary>Up to <paramref name="count"/> different alternatives of a key, expanded.</summary>
    public IEnumerable<string> Distinct(string key, int count, Dice dice)
    {
        foreach (var template in dice.Shuffle(_rules[key]).Take(count)) yield return Expand(template, dice);
    }

    private void Read(string path)
    {
        var current = new List<string>();
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == ' ') current.Add(line.Trim());
            else if (line.StartsWith("use ", StringComparison.Ordinal)) Read(Path.Combine(Path.GetDirectoryName(path)!, line[4..] + ".txt"));
            else current = Rule(line);
        }
    }

    private List<string> Rule(string line)
    {
        var colon = line.IndexOf(':');
        if (!_rules.TryGetValue(line[..colon], out var alternatives)) _rules[line[..colon]] = alternatives = [];
        alternatives.AddRange(line[(colon + 1)..].Split(" | ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return alternatives;
    }

    private string Expand(string template, Dice dice)
    {
        var text = new StringBuilder();
        Expand(template, dice, text);
        return FitArticles(text.ToString());
    }

    private void Expand(ReadOnlySpan<char> template, Dice dice, StringBuilder text)
    {
        while (!template.IsEmpty)
        {
            var open = template.IndexOfAny('{', '[');
            if (open < 0) { text.Append(template); return; }
            text.Append(template[..open]);
            var close = open + template[open..].IndexOf(template[open] == '{' ? '}' : ']');
            var inside = template[(open + 1)..close].ToString();
            if (template[open] == '{') Fill(inside, dice, text);
            else Expand(dice.Pick(inside.Split('|')), dice, text);
            template = template[(close + 1)..];
        }
    }

    private void Fill(string slot, Dice dice, StringBuilder text)
    {
        if (char.IsAsciiDigit(slot[0]))
        {
            var dash = slot.IndexOf('-');
            text.Append(dice.Between(int.Parse(slot[..dash], CultureInfo.InvariantCulture), int.Parse(slot[(dash + 1)..], CultureInfo.InvariantCulture)));
            return;
        }

        var start = text.Length;
        Expand(dice.Pick(_rules[char.ToLowerInvariant(slot[0]) + slot[1..]]), dice, text);
        if (char.IsUpper(slot[0]) && start < text.Length) text[start] = char.ToUpperInvariant(text[start]);
    }

    private static string FitArticles(string text)
    {
        for (var at = 0; (at = text.IndexOf("a(n) ", at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var vowel = at + 5 < text.Length && "aeiouAEIOU".Contains(text[at + 5]);
            text = string.Concat(text.AsSpan(0, at + 1), vowel ? "n" : "", text.AsSpan(at + 4));
        }

        return text;
    }
}
