using System.Text;
using Curation.Text;
using static Curation.Text.WordBreak;

namespace Curation.Tests.Text;

/// <summary>The rules of Unicode Standard Annex 29 one after the other, at every boundary anew.</summary>
internal static class SlowUax29
{
    public static List<string> Words(string text)
    {
        var runes = SlowText.Runes(text);
        var properties = runes.Select(Property).ToList();
        var (words, start) = (new List<string>(), 0);
        for (var at = 1; at <= runes.Count; at++)
        {
            if (at < runes.Count && !IsBoundary(properties, at)) continue;
            words.Add(string.Concat(runes[start..at]));
            start = at;
        }

        return [.. words.Where(word => SlowText.Strip(word) != "")];
    }

    private static bool IsBoundary(List<WordBreak> all, int at)
    {
        var (left, right) = (Plain(all[at - 1]), Plain(all[at]));
        if (left == CarriageReturn && right == LineFeed) return false;
        if (IsBreak(left) || IsBreak(right)) return true;
        if (left == Joiner && (all[at] & Pictographic) != 0) return false;
        if (left == SegmentSpace && right == SegmentSpace) return false;
        if (IsIgnored(right)) return false;
        var before = all[..at].Select(Plain).Reverse().ToList();
        var first = before.FindIndex(property => !IsIgnored(property));
        var isMarkAlone = first < 0 || IsBreak(before[first]);
        var behind = before.Where(property => !IsIgnored(property)).Append(Other).Append(Other).ToList();
        var (one, two) = isMarkAlone ? (Other, Other) : (behind[0], behind[1]);
        var next = all[(at + 1)..].Select(Plain).FirstOrDefault(property => !IsIgnored(property));
        var isLetters = IsLetter(one) && IsLetter(right);
        var isMid = right is MidLetter or MidNumLet or SingleQuote && IsLetter(one) && IsLetter(next);
        var wasMid = one is MidLetter or MidNumLet or SingleQuote && IsLetter(two) && IsLetter(right);
        var isHebrew = (one == HebrewLetter && right == SingleQuote) || (one == HebrewLetter && right == DoubleQuote && next == HebrewLetter)
            || (two == HebrewLetter && one == DoubleQuote && right == HebrewLetter);
        var isNumber = (one == Numeric || IsLetter(one)) && right == Numeric || (one == Numeric && IsLetter(right));
        var isMidNumber = (two == Numeric && one is MidNum or MidNumLet or SingleQuote && two == Numeric && right == Numeric)
            || (one == Numeric && right is MidNum or MidNumLet or SingleQuote && one == Numeric && next == Numeric);
        var isExtended = (one == Katakana && right == Katakana) || ((IsLetter(one) || one is Numeric or Katakana or ExtendNumLet) && right == ExtendNumLet)
            || (one == ExtendNumLet && (IsLetter(right) || right is Numeric or Katakana));
        var indicators = before.Where(property => !IsIgnored(property)).TakeWhile(property => property == RegionalIndicator).Count();
        var isFlag = one == RegionalIndicator && right == RegionalIndicator && indicators % 2 == 1;
        return !(isLetters || isMid || wasMid || isHebrew || isNumber || isMidNumber || isExtended || isFlag);
    }

    private static WordBreak Property(string rune)
    {
        var bytes = Encoding.UTF8.GetBytes(rune);
        return WordBreakTable.At(bytes, 0, out _);
    }

    private static WordBreak Plain(WordBreak property) => property & ~Pictographic;

    private static bool IsBreak(WordBreak property) => property is CarriageReturn or LineFeed or Newline;

    private static bool IsIgnored(WordBreak property) => property is Extend or Format or Joiner;

    private static bool IsLetter(WordBreak property) => property is ALetter or HebrewLetter;
}
