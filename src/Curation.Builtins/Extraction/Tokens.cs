using System.Globalization;
using System.Text;

namespace Curation.Builtins.Extraction;

/// <summary>Texts as numbers of words, the words being those of the metrics (Python's <c>\w+</c>). One instance for all pages.</summary>
internal sealed class Tokens
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    public int[] Of(string text)
    {
        var found = new List<int>();
        var start = -1;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWord(rune)) start = start < 0 ? at : start;
            else if (start >= 0) start = Add(found, text[start..at]);
            at += rune.Utf16SequenceLength;
        }

        if (start >= 0) Add(found, text[start..]);
        return [.. found];
    }

    private int Add(List<int> found, string word)
    {
        if (!_known.TryGetValue(word, out var number)) _known[word] = number = _known.Count;
        found.Add(number);
        return -1;
    }

    private static bool IsWord(Rune rune) => rune.Value == '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
