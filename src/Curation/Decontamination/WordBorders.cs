using Curation.Text;

namespace Curation.Decontamination;

/// <summary>Where a text may be cut: not between letters, digits or marks of a word, and in scripts without spaces not within what is read as one letter.
/// </summary>
internal static class WordBorders
{
    private const int Joiner = 0x200D, Coeng = 0x17D2, MyanmarVirama = 0x1039;

    public static bool IsWithin(ReadOnlySpan<byte> utf8, int at)
    {
        if (at == 0 || at == utf8.Length) return false;
        var (before, behind) = (Last(utf8[..at]), CodePoints.Decode(utf8, at, out var next));
        if (Stacks(before) || Continues(behind) || (before == '\r' && behind == '\n')) return true;
        return IsJoined(before)
            ? IsJoined(behind) || (next < utf8.Length && Links(before, behind, CodePoints.Decode(utf8, next, out _)))
            : CodePoints.LastStart(utf8[..at]) is > 0 and var start && Links(Last(utf8[..start]), before, behind);
    }

    /// <summary>Apostrophes between letters, points and commas between digits.</summary>
    private static bool Links(int before, int link, int behind) => link switch
    {
        '\'' or 0x2019 => IsJoined(before) && IsJoined(behind),
        '.' or ',' => IsDigit(before) && IsDigit(behind),
        _ => false,
    };

    private static int Last(ReadOnlySpan<byte> utf8) => CodePoints.Decode(utf8, CodePoints.LastStart(utf8), out _);

    /// <summary>What sets the next letter under the one before, or joins the two.</summary>
    private static bool Stacks(int codePoint) => codePoint is Joiner or Coeng or MyanmarVirama;

    /// <summary>Marks, and the letters that are read as such: the am of Thai and Lao, half-width voicing.</summary>
    private static bool Continues(int codePoint) =>
        codePoint is Joiner or 0xE33 or 0xEB3 or 0xFF9E or 0xFF9F || (CharacterTable.Of(codePoint) & CharacterClass.Mark) != 0;

    private static bool IsDigit(int codePoint) => (CharacterTable.Of(codePoint) & CharacterClass.Digit) != 0;

    private static bool IsJoined(int codePoint)
    {
        if (codePoint is >= 0xFF66 and <= 0xFF9F) return false;
        var classes = CharacterTable.Of(codePoint);
        return (classes & (CharacterClass.WordPart | CharacterClass.Digit | CharacterClass.Mark)) != 0 && !NormalizedWords.IsSpaceless(codePoint);
    }
}
