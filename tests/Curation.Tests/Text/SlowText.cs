using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Curation.Text;

namespace Curation.Tests.Text;

/// <summary>The slow, obvious twin of Curation.Text: strings, lists and dictionaries.</summary>
internal static partial class SlowText
{
    public const string Spaces =
        "\t\n\v\f\r\u001C\u001D\u001E\u001F \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    private const string Breaks = "\n\v\f\r\u001C\u001D\u001E\u0085\u2028\u2029";

    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + "«´»–—’“”„…∶━►、。〈〉《》「」【】！％（），．１：；？～";

    public static int Length(string text) => text.EnumerateRunes().Count();

    public static List<string> Runes(string text) => [.. text.EnumerateRunes().Select(rune => rune.ToString())];

    public static List<string> WhitespaceWords(string text) => [.. text.Split(Spaces.ToCharArray(), StringSplitOptions.RemoveEmptyEntries)];

    public static List<string> FasttextWords(string text) => [.. text.Split(" \t\n\v\f\r\0".ToCharArray(), StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>By the splitter itself, whose own tests compare it with its twin.</summary>
    private static List<string> SpacyWords(string text)
    {
        using var document = DocumentText.FromString(text);
        return [.. document.By(WordSplitter.SpacyEn).Words.Items.ToArray().Select(word => Encoding.UTF8.GetString(document.Utf8[word.Start..word.End]))];
    }

    public static List<string> Words(string text, WordSplitter splitter) => splitter switch
    {
        WordSplitter.Whitespace => WhitespaceWords(text),
        WordSplitter.Fasttext => FasttextWords(text),
        WordSplitter.SpacyEn => SpacyWords(text),
        WordSplitter.Uax29 => SlowUax29.Words(text),
        WordSplitter.Uax29Words => [.. SlowUax29.Words(text).Where(word => Rune.IsLetterOrDigit(Rune.GetRuneAt(word, 0)) || "²Ⅷ".Contains(word[0]))],
        _ => SimpleWords(text),
    };

    public static List<string> SimpleWords(string text)
    {
        var runes = Runes(text);
        var words = new List<string>();
        var kind = ' ';
        for (var i = 0; i < runes.Count; i++)
        {
            var current = Kind(runes[i]);
            var following = i + 1 < runes.Count ? Kind(runes[i + 1]) : ' ';
            if (current == ' ')
            {
                kind = ' ';
                continue;
            }

            var joinsBoth = kind is 'L' or 'N' && current is 'L' or 'N';
            var bridges = (kind == 'L' && following == 'L' && "'.:’·".Contains(runes[i])) || (kind == 'N' && following == 'N' && "'.,;".Contains(runes[i]));
            if (kind != ' ' && (current == 'M' || joinsBoth || bridges)) words[^1] += runes[i];
            else words.Add(runes[i]);
            if (current != 'M' && !bridges) kind = current;
            if (kind == ' ') kind = current;
        }

        return words;
    }

    public static bool IsPlain(string word) => Runes(word).Any(rune => !Punctuation.Contains(rune) && !IsControl(rune) && !IsTerminal(rune));

    public static bool IsTerminal(string rune) => rune is "." or "!" or "?" or "。" or "！" or "؟" or "．" or "？";

    public static bool HasLetter(string word) => word.EnumerateRunes().Any(Rune.IsLetter);

    public static string Normalize(string word) =>
        string.Concat(word.EnumerateRunes()
            .Select(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? "0" : Rune.ToLowerInvariant(rune).ToString()));

    public static List<string> SplitLines(string text)
    {
        var lines = AnyBreak().Split(text).ToList();
        if (lines[^1] == "") lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    public static string Strip(string text) => text.Trim(Spaces.ToCharArray());

    /// <summary>Each line by itself has no white space at its ends; a dot beside a dot, or behind a lone letter, ends nothing.</summary>
    public static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var (start, at, ended) = (-1, 0, false);
        var (end, previous) = (0, "");
        foreach (var word in SimpleWords(text))
        {
            at = text.IndexOf(word, at, StringComparison.Ordinal);
            var isDot = word == ".";
            var isPartOfRun = isDot && ((at > 0 && text[at - 1] == '.') || (at + 1 < text.Length && text[at + 1] == '.'));
            var isEnd = IsTerminal(word) && !isPartOfRun && !(isDot && end == at && LoneLetter().IsMatch(previous));
            var isMark = Length(word) == 1 && char.IsPunctuation(word, 0);
            if (start >= 0 && ended && !isEnd && !isMark)
            {
                sentences.Add(text[start..end]);
                (start, ended) = (-1, false);
            }

            if (start < 0) start = at;
            ended |= isEnd;
            at = end = at + word.Length;
            previous = word;
        }

        if (start >= 0) sentences.Add(text[start..end]);
        return sentences;
    }

    public static (int Pieces, int Repeated, int CodePoints) Duplicates(IEnumerable<string> pieces)
    {
        var all = pieces.ToList();
        var seen = new HashSet<string>();
        var repeated = all.Where(piece => !seen.Add(piece)).ToList();
        return (all.Count, repeated.Count, repeated.Sum(Length));
    }

    public static long TopNGram(List<string> words, int size)
    {
        var grams = Enumerable.Range(0, Math.Max(0, words.Count - size + 1)).Select(i => string.Join(' ', words.GetRange(i, size))).ToList();
        if (grams.Count == 0) return 0;
        var top = grams.GroupBy(gram => gram).OrderByDescending(group => group.Count()).First();
        return (long)Length(top.Key) * top.Count();
    }

    public static long DuplicateNGrams(List<string> words, int size)
    {
        var seen = new HashSet<string>();
        var (sum, i) = (0L, 0);
        while (i + size <= words.Count)
        {
            var gram = words.GetRange(i, size);
            if (seen.Add(string.Concat(gram))) i++;
            else (sum, i) = (sum + gram.Sum(Length), i + size);
        }

        return sum;
    }

    private static bool IsControl(string rune) => rune[0] is <= '\u0008' or '\v' or '\f' or (>= '\r' and < ' ') or (>= '\u007F' and <= '\u009F');

    private static char Kind(string text)
    {
        var rune = Rune.GetRuneAt(text, 0);
        if (Spaces.Contains(text)) return ' ';
        if (rune.Value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3041 and <= 0x3096)) return 'I';
        if (text == "_") return 'L';
        if (rune.Value == 0x200B) return 'O';
        return Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => 'L',
            UnicodeCategory.DecimalDigitNumber => 'N',
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 'M',
            _ => 'O',
        };
    }

    [GeneratedRegex(@"(^|\.)[a-zA-Z]\z")]
    private static partial Regex LoneLetter();

    [GeneratedRegex("\r\n|[" + Breaks + "]")]
    private static partial Regex AnyBreak();
}
