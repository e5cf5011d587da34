using System.Globalization;
using System.Runtime.CompilerServices;

namespace Curation.Text;

/// <summary>Finds the class of a code point. Categories are those of the runtime's Unicode version.</summary>
internal static class CharacterClasses
{
    // Unicode 14, property Sentence_Terminal.
    private static ReadOnlySpan<int> SentenceEnds =>
    [
        0x21, 0x2E, 0x3F, 0x589, 0x61D, 0x61E, 0x61F, 0x6D4, 0x700, 0x701, 0x702, 0x7F9, 0x837, 0x839, 0x83D, 0x83E, 0x964, 0x965, 0x104A, 0x104B,
        0x1362, 0x1367, 0x1368, 0x166E, 0x1735, 0x1736, 0x1803, 0x1809, 0x1944, 0x1945, 0x1AA8, 0x1AA9, 0x1AAA, 0x1AAB, 0x1B5A, 0x1B5B, 0x1B5E, 0x1B5F,
        0x1B7D, 0x1B7E, 0x1C3B, 0x1C3C, 0x1C7E, 0x1C7F, 0x203C, 0x203D, 0x2047, 0x2048, 0x2049, 0x2E2E, 0x2E3C, 0x2E53, 0x2E54, 0x3002, 0xA4FF, 0xA60E,
        0xA60F, 0xA6F3, 0xA6F7, 0xA876, 0xA877, 0xA8CE, 0xA8CF, 0xA92F, 0xA9C8, 0xA9C9, 0xAA5D, 0xAA5E, 0xAA5F, 0xAAF0, 0xAAF1, 0xABEB, 0xFE52, 0xFE56,
        0xFE57, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61, 0x10A56, 0x10A57, 0x10F55, 0x10F56, 0x10F57, 0x10F58, 0x10F59, 0x10F86, 0x10F87, 0x10F88, 0x10F89,
        0x11047, 0x11048, 0x110BE, 0x110BF, 0x110C0, 0x110C1, 0x11141, 0x11142, 0x11143, 0x111C5, 0x111C6, 0x111CD, 0x111DE, 0x111DF, 0x11238, 0x11239,
        0x1123B, 0x1123C, 0x112A9, 0x1144B, 0x1144C, 0x115C2, 0x115C3, 0x115C9, 0x115CA, 0x115CB, 0x115CC, 0x115CD, 0x115CE, 0x115CF, 0x115D0, 0x115D1,
        0x115D2, 0x115D3, 0x115D4, 0x115D5, 0x115D6, 0x115D7, 0x11641, 0x11642, 0x1173C, 0x1173D, 0x1173E, 0x11944, 0x11946, 0x11A42, 0x11A43, 0x11A9B,
        0x11A9C, 0x11C41, 0x11C42, 0x11EF7, 0x11EF8, 0x16A6E, 0x16A6F, 0x16AF5, 0x16B37, 0x16B38, 0x16B44, 0x16E98, 0x1BC9F, 0x1DA88,
    ];

    // What datatrove's TERMINAL_PUNCTUATION (utils/text.py) has beyond Sentence_Terminal.
    private static ReadOnlySpan<int> FurtherTerminals => [0x17D4, 0x17D5, 0x17D6, 0x17D9, 0x17DA, 0x11F43, 0x11F44];

    // datatrove's PUNCTUATION (utils/text.py) beyond ASCII marks and controls; U+FF11, a digit, is there too.
    private const string FurtherPunctuation =
        "\u00AB\u00B4\u00BB\u2013\u2014\u2019\u201C\u201D\u201E\u2026\u2236\u2501\u25BA\u3001\u3002\u3008\u3009\u300A\u300B\u300C\u300D\u3010\u3011" +
        "\uFF01\uFF05\uFF08\uFF09\uFF0C\uFF0E\uFF11\uFF1A\uFF1B\uFF1F\uFF5E";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CharacterClass Of(int codePoint)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        var found = category switch
        {
            <= UnicodeCategory.OtherLetter => IsWordAlone(codePoint) ? CharacterClass.Letter : CharacterClass.Letter | CharacterClass.WordPart,
            UnicodeCategory.LetterNumber => codePoint == 0x3007 ? CharacterClass.None : CharacterClass.WordPart,
            UnicodeCategory.DecimalDigitNumber => CharacterClass.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterClass.Mark,
            UnicodeCategory.Format => codePoint == 0x200B ? CharacterClass.None : CharacterClass.Mark,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation => CharacterClass.Punctuation,
            _ => CharacterClass.None,
        };
        if (category is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber) found |= CharacterClass.Numeric;
        if (IsSpace(codePoint)) found |= CharacterClass.Space;
        if (codePoint is (>= 0x0A and <= 0x0D) or (>= 0x1C and <= 0x1E) or 0x85 or 0x2028 or 0x2029) found |= CharacterClass.LineBreak;
        if (codePoint == '_') found |= CharacterClass.WordPart;
        if (codePoint is '\'' or '.' or ':' or 0x2019 or 0xB7) found |= CharacterClass.MidLetter;
        if (codePoint is '\'' or '.' or ',' or ';') found |= CharacterClass.MidNumber;
        if (SentenceEnds.Contains(codePoint)) found |= CharacterClass.SentenceEnd | CharacterClass.Terminal;
        if (FurtherTerminals.Contains(codePoint)) found |= CharacterClass.Terminal;
        if ((found & CharacterClass.Terminal) == 0 && !IsPunctuation(codePoint)) found |= CharacterClass.Plain;
        return found;
    }

    private static bool IsSpace(int codePoint) => codePoint is (>= 0x09 and <= 0x0D) or (>= 0x1C and <= 0x20) or 0x85 or 0xA0 or 0x1680
        or (>= 0x2000 and <= 0x200A) or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000;

    private static bool IsPunctuation(int codePoint) => codePoint < 0x80
        ? codePoint is not ('\t' or '\n' or ' ') && !char.IsAsciiLetterOrDigit((char)codePoint)
        : codePoint <= 0x9F || (codePoint <= 0xFFFF && FurtherPunctuation.Contains((char)codePoint));

    private static bool IsWordAlone(int codePoint) => codePoint is 0x3006 or (>= 0x3041 and <= 0x3096) or (>= 0x309D and <= 0x309F)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
