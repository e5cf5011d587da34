using static Curation.Text.WordBreak;

namespace Curation.Text;

/// <summary>Cuts text into the segments of Unicode Standard Annex 29 (word boundaries, rules WB1 to WB999), those of white space left out.</summary>
internal static class Uax29Splitter
{
    private const WordBreak Property = (WordBreak)0x7F;

    /// <summary>Adds the segments from <paramref name="at"/> on; if asked for, only those that start with a letter or a number.</summary>
    public static void Split(ReadOnlySpan<byte> text, int at, Words words, bool alphanumeric)
    {
        const CharacterClass Alphanumeric = CharacterClass.Letter | CharacterClass.Digit | CharacterClass.Numeric;
        while (at < text.Length)
        {
            var taken = text[at] < 0x80 ? AsciiWords.Take(text, at, words, lowLineIsLetter: false, alphanumeric) : 0;
            if (taken > 0)
            {
                at += taken;
                continue;
            }

            // A mark behind spaces belongs to them.
            if (text[at] == ' ' && at + 1 < text.Length && text[at + 1] is < 0x80 and not (byte)' ')
            {
                at++;
                continue;
            }

            var start = at;
            var first = CharacterTable.At(text, at, out _);
            at = EndOfSegment(text, at, out var all, out var codePoints);
            if (alphanumeric ? (first & Alphanumeric) != 0 : (first & CharacterClass.Space) == 0 || !CodePoints.IsBlank(text[start..at]))
                words.Add(start, at, codePoints, all, WordHash.Of(text, start, at - start));
        }
    }

    private static int EndOfSegment(ReadOnlySpan<byte> text, int start, out CharacterClass all, out int codePoints)
    {
        all = CharacterTable.At(text, start, out _);
        codePoints = 1;
        var last = WordBreakTable.At(text, start, out var at);
        var (before, current) = (Other, last & Property);
        var afterJoiner = current == Joiner;
        var indicators = current == RegionalIndicator ? 1 : 0;
        while (at < text.Length)
        {
            var next = WordBreakTable.At(text, at, out var behind);
            var following = next & Property;
            if (current is CarriageReturn or LineFeed or Newline || following is CarriageReturn or LineFeed or Newline)
            {
                if (current != CarriageReturn || following != LineFeed) return at;
            }
            else if (following is Extend or Format or Joiner)
            {
                // WB4: looked through, but for WB3c and WB3d, which see what stands right beside
            }
            else if (!(afterJoiner && (next & Pictographic) != 0) && !((last & Property) == SegmentSpace && following == SegmentSpace)
                && !Joins(text, behind, before, current, following, indicators))
            {
                return at;
            }

            all |= CharacterTable.At(text, at, out _);
            codePoints++;
            afterJoiner = following == Joiner;
            (last, at) = (next, behind);
            if (following is Extend or Format or Joiner) continue;
            indicators = following == RegionalIndicator ? indicators + 1 : 0;
            (before, current) = (current, following);
        }

        return at;
    }

    /// <summary>WB5 to WB16: whether no boundary lies between <paramref name="current"/> and <paramref name="following"/>.</summary>
    private static bool Joins(ReadOnlySpan<byte> text, int behind, WordBreak before, WordBreak current, WordBreak following, int indicators)
    {
        if (IsLetter(current))
        {
            if (IsLetter(following) || following is Numeric or ExtendNumLet) return true;
            if (current == HebrewLetter && following == SingleQuote) return true;
            if (current == HebrewLetter && following == DoubleQuote) return Next(text, behind) == HebrewLetter;
            return following is MidLetter or MidNumLet or SingleQuote && IsLetter(Next(text, behind));
        }

        return current switch
        {
            Numeric => following is Numeric or ALetter or HebrewLetter or ExtendNumLet
                || (following is MidNum or MidNumLet or SingleQuote && Next(text, behind) == Numeric),
            MidLetter => IsLetter(before) && IsLetter(following),
            MidNumLet or SingleQuote => (IsLetter(before) && IsLetter(following)) || (before == Numeric && following == Numeric),
            MidNum => before == Numeric && following == Numeric,
            DoubleQuote => before == HebrewLetter && following == HebrewLetter,
            Katakana => following is Katakana or ExtendNumLet,
            ExtendNumLet => following is ALetter or HebrewLetter or Numeric or Katakana or ExtendNumLet,
            RegionalIndicator => following == RegionalIndicator && indicators % 2 == 1,
            _ => false,
        };
    }

    private static bool IsLetter(WordBreak property) => property is ALetter or HebrewLetter;

    /// <summary>The property of what follows, marks looked through.</summary>
    private static WordBreak Next(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            var found = WordBreakTable.At(text, at, out at) & Property;
            if (found is not (Extend or Format or Joiner)) return found;
        }

        return Other;
    }
}
