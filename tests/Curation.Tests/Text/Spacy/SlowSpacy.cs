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
        [.. _specials.Keys.Where(key => _prefix.IsMatch(key) || _suffix.IsMatch(key) || _infix.IsMatch(key)).Select(key => (key, SplitByRules(key, false)))];

    public static List<string> Words(string text) => [.. SlowText.WhitespaceWords(text).SelectMany(chunk => Merge(SplitByRules(chunk, true)))];

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

    private static List<string> Merge(List<string> tokens)
    {
        var matches = from pattern in _patterns
                      from first in Enumerable.Range(0, tokens.Count)
                      where tokens.Skip(first).Take(pattern.Pattern.Count).SequenceEqual(pattern.Pattern)
                      orderby pattern.Pattern.Count descending, first
                      select (first, pattern.Pattern.Count, pattern.Text);
        var (seen, chosen) = (new HashSet<int>(), new Dictionary<int, (int Count, string Text)>());
        foreach (var (first, count, text) in matches.ToList())
        {
            if (!seen.Contains(first) && !seen.Contains(first + count - 1)) chosen[first] = (count, text);
            seen.UnionWith(Enumerable.Range(first, count));
        }

        var merged = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!chosen.TryGetValue(i, out var choice))
            {
                merged.Add(tokens[i]);
                continue;
            }

            merged.AddRange(_specials[choice.Text]);
            i += choice.Count - 1;
        }

        return merged;
    }

    private static Dictionary<string, string[]> Specials()
    {
        var all = new Dictionary<string, string[]>();
        foreach (var (text, pieces) in EnglishSpecials.All) all[text] = pieces;
        return all;
    }

    private static Regex Any(IEnumerable<string> alternatives, string before, string after) =>
        new(before + string.Join('|', alternatives) + after, RegexOptions.CultureInvariant);
}
