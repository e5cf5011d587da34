using System.Text.RegularExpressions;
using Curation.Text.Spacy;

namespace Curation.Tests.Text.Spacy;

/// <summary>The slow, literal twin of spaCy's English splitter: regular expressions and strings, for texts of the basic plane.</summary>
internal static class SlowSpacy
{
    private const string Uncased = @"\u4E00-\u9FFF\u3040-\u30FF\uAC00-\uD7AF\u0660-\u0669\u3000-\u303F", Lower = @"\p{Ll}" + Uncased, Upper = @"\p{Lu}" + Uncased;
    private const string Alpha = @"\p{Ll}\p{Lu}" + Uncased;
    private const string Marks = @"… …… , : ; ! \? ¿ ؟ ¡ \( \) \[ \] \{ \} < > _ \# \* & 。 ？ ！ ， 、 ； ： ～ · । ، ۔ ؛ ٪";
    private const string Quotes = @"' "" ” “ ` ‘ ´ ’ ‚ , „ » « 「 」 『 』 （ ） 〔 〕 【 】 《 》 〈 〉 〈 〉 ⟦ ⟧";
    private const string Currencies = @"\$ £ € ¥ ฿ US\$ C\$ A\$ ₽ ﷼ ₴ [\u20A0-\u20BF]";
    private const string Units =
        "km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz m/s km/h mph hPa Pa mbar mb MB kb KB gb GB tb TB T G M K %";

    private static readonly string _quoteSet = Quotes.Replace(" ", "", StringComparison.Ordinal);
    private static readonly string _markSet = Marks.Replace(" ", "", StringComparison.Ordinal);

    private static readonly Regex _prefix = Any(
        ["§", "%", "=", "—", "–", @"\+(?![0-9])", .. Marks.Split(' '), @"\.\.+", "…", .. Quotes.Split(' '), .. Currencies.Split(' '), @"\p{So}"], "^(?:", ")");

    private static readonly Regex _suffix = Any(
        [
            .. Marks.Split(' '), @"\.\.+", "…", .. Quotes.Split(' '), @"\p{So}", "'s", "'S", "’s", "’S", "—", "–", @"(?<=[0-9])\+", @"(?<=°[FfCcKk])\.",
            .. Currencies.Split(' ').Select(currency => $"(?<=[0-9]){currency}"), .. Units.Split(' ').Select(unit => $"(?<=[0-9]){unit}"),
            $@"(?<=[0-9{Lower}%²\-\+|{_markSet}{_quoteSet}])\.", $@"(?<=[{Upper}][{Upper}])\.",
        ], "(?:", @")\z");

    private static readonly Regex _infix = Any(
        [
            @"\.\.+", "…", @"\p{So}", @"(?<=[0-9])[+\-*^](?=[0-9-])", $@"(?<=[{Lower}{_quoteSet}])\.(?=[{Upper}{_quoteSet}])",
            $"(?<=[{Alpha}]),(?=[{Alpha}])", $"(?<=[{Alpha}0-9])(?:-|–|—|--|---|——|~)(?=[{Alpha}])", $"(?<=[{Alpha}0-9])[:<>=/](?=[{Alpha}])",
        ], "", "");

    private static readonly Regex _url = new(
        @"^(?:[\w+\-.]{2,}://)?(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})"
        + @"(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}"
        + @"(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[A-Za-z0-9\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff_-]{0,62})?[A-Za-z0-9\u00a1-\uffff]\.)+(?:["
        + Lower + @"]{2,63}))(?::\d{2,5})?(?:[/?#]\S*)?\z", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, string[]> _specials = Specials();
    private static readonly (string Text, List<string> Pattern)[] _patterns =
        [.. _specials.Keys.Where(key => key == " " || _prefix.IsMatch(key) || _suffix.IsMatch(key) || _infix.IsMatch(key)).Select(key => (key, SplitByRules(key, false)))];

    /// <summary>What datatrove takes of spaCy's tokens: stripped, and those of white space alone left out.</summary>
    public static List<string> Words(string text) =>
        [.. Merge(Tokens(text)).Select(token => token.Text).Where(token => SlowText.WhitespaceWords(token).Count > 0)];

    /// <summary>The first pass: a single space, or the first one of more white space, belongs to the token before it.</summary>
    private static List<(string Text, bool Space)> Tokens(string text)
    {
        var tokens = new List<(string Text, bool Space)>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            var isSpace = IsSpace(text[start]);
            for (end = start; end < text.Length && IsSpace(text[end]) == isSpace;) end++;
            if (isSpace && start > 0 && text[start] == ' ') (start, tokens[^1]) = (start + 1, (tokens[^1].Text, true));
            if (start < end) tokens.AddRange(SplitByRules(text[start..end], true).Select(token => (token, false)));
        }

        return tokens;
    }

    private static bool IsSpace(char character) => SlowText.WhitespaceWords(character.ToString()).Count == 0;

    private static List<string> SplitByRules(string text, bool withSpecials)
    {
        var (prefixes, suffixes, last) = (new List<string>(), new List<string>(), -1);
        bool IsSpecial(string part) => withSpecials && _specials.ContainsKey(part);
        while (text.Length > 0 && text.Length != last && !IsSpecial(text))
        {
            last = text.Length;
            var prefix = _prefix.Match(text).Value;
            var suffix = _suffix.Match(text[prefix.Length..]).Value;
            if (prefix != "" && IsSpecial(text[prefix.Length..]))
            {
                (prefixes, text) = ([.. prefixes, prefix], text[prefix.Length..]);
                break;
            }

            if (suffix != "" && IsSpecial(text[..^suffix.Length]))
            {
                (suffixes, text) = ([suffix, .. suffixes], text[..^suffix.Length]);
                break;
            }

            if (prefix != "") (prefixes, text) = ([.. prefixes, prefix], text[prefix.Length..]);
            if (suffix != "") (suffixes, text) = ([suffix, .. suffixes], text[..^suffix.Length]);
        }

        return [.. prefixes, .. IsSpecial(text) ? _specials[text] : _url.IsMatch(text) ? [text] : Infixes(text).ToArray(), .. suffixes];
    }

    private static List<string> Infixes(string text)
    {
        var (parts, start) = (new List<string>(), 0);
        foreach (Match infix in _infix.Matches(text))
        {
            if (infix.Index == 0) continue;
            parts.Add(text[start..infix.Index]);
            parts.Add(infix.Value);
            start = infix.Index + infix.Length;
        }

        return [.. parts.Append(text[start..]).Where(part => part != "")];
    }

    private static List<(string Text, bool Space)> Merge(List<(string Text, bool Space)> tokens)
    {
        var matches = from pattern in _patterns
                      from first in Enumerable.Range(0, tokens.Count)
                      where tokens.Skip(first).Take(pattern.Pattern.Count).Select(token => token.Text).SequenceEqual(pattern.Pattern)
                      orderby pattern.Pattern.Count descending, first
                      select (First: first, pattern.Pattern.Count);
        var (seen, chosen) = (new HashSet<int>(), new Dictionary<int, int>());
        foreach (var (first, count) in matches.ToList())
        {
            if (!seen.Contains(first) && !seen.Contains(first + count - 1)) chosen[first] = count;
            seen.UnionWith(Enumerable.Range(first, count));
        }

        var merged = new List<(string, bool)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var span = tokens.GetRange(i, chosen.GetValueOrDefault(i, 1));
            var text = string.Concat(span.Select(token => token.Text + (token.Space ? " " : "")));
            if (span[^1].Space) text = text[..^1];
            merged.AddRange(_specials.TryGetValue(text, out var pieces) && chosen.ContainsKey(i) ? pieces.Select(piece => (piece, false)) : span);
            i += span.Count - 1;
        }

        return merged;
    }

    private static Dictionary<string, string[]> Specials()
    {
        var all = new Dictionary<string, string[]>();
        foreach (var (text, pieces) in EnglishSpecials.All) all[text] = pieces;
        foreach (var space in new[] { " ", "\t", "\n", "\u00A0" }) all[space] = [space];
        return all;
    }

    private static Regex Any(IEnumerable<string> alternatives, string before, string after) =>
        new(before + string.Join('|', alternatives) + after, RegexOptions.CultureInvariant);
}
