using System.Buffers.Binary;
using Curation.Core;
using static Curation.Text.WordBreak;

namespace Curation.Builtins.WordBreak;

/// <summary>Makes <c>word-break.bin</c>: ranges of code points with the same Word_Break property, derived as Unicode Standard Annex 29, table 3, defines it.
/// From the Unicode Character Database 15.0, as Debian's package unicode-data 15.0.0-1 has it in /usr/share/unicode.</summary>
internal static class WordBreakMaker
{
    private const int CodePoints = 0x110000;

    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var folder, var output]) throw new RecipeException("word-break: expected UNICODE-FOLDER OUTPUT");
        var classes = Classify(new UnicodeFile(folder));
        using var stream = File.Create(output);
        Span<byte> row = stackalloc byte[5];
        for (var at = 0; at < CodePoints; at++)
        {
            if (at > 0 && classes[at] == classes[at - 1]) continue;
            BinaryPrimitives.WriteInt32LittleEndian(row, at);
            row[4] = (byte)classes[at];
            stream.Write(row);
        }

        return 0;
    }

    private static Text.WordBreak[] Classify(UnicodeFile files)
    {
        var category = files.Categories();
        var alphabetic = files.Of("DerivedCoreProperties.txt", "Alphabetic");
        var extends = files.Of("DerivedCoreProperties.txt", "Grapheme_Extend");
        var ideographic = files.Of("PropList.txt", "Ideographic");
        var (hebrew, hiragana, katakana) = (files.Of("Scripts.txt", "Hebrew"), files.Of("Scripts.txt", "Hiragana"), files.Of("Scripts.txt", "Katakana"));
        var (complex, infix, numeric) = (files.Of("LineBreak.txt", "SA"), files.Of("LineBreak.txt", "IS"), files.Of("LineBreak.txt", "NU"));
        var glue = files.Of("LineBreak.txt", "GL");
        var (modifier, pictographic) = (files.Of("emoji/emoji-data.txt", "Emoji_Modifier"), files.Of("emoji/emoji-data.txt", "Extended_Pictographic"));
        return [.. Enumerable.Range(0, CodePoints).Select(at => Classify(at) | (pictographic[at] ? Pictographic : Other))];

        Text.WordBreak Classify(int at) => Named(at) is not Other and var named ? named
            : extends[at] || modifier[at] || category[at] == "Mc" ? Extend
            : category[at] == "Cf" && at != 0x200B ? Format
            : katakana[at] || at is (>= 0x3031 and <= 0x3035) or 0x309B or 0x309C or 0x30A0 or 0x30FC or 0xFF70 ? Katakana
            : hebrew[at] && category[at] == "Lo" ? HebrewLetter
            : (alphabetic[at] || IsFurtherLetter(at)) && !ideographic[at] && !complex[at] && !hiragana[at] ? ALetter
            : infix[at] ? MidNum
            : numeric[at] || at is >= 0xFF10 and <= 0xFF19 ? Numeric
            : category[at] == "Pc" || at == 0x202F ? ExtendNumLet
            : category[at] == "Zs" && !glue[at] ? SegmentSpace
            : Other;
    }

    private static Text.WordBreak Named(int at) => at switch
    {
        '\r' => CarriageReturn,
        '\n' => LineFeed,
        0x0B or 0x0C or 0x85 or 0x2028 or 0x2029 => Newline,
        0x200D => Joiner,
        >= 0x1F1E6 and <= 0x1F1FF => RegionalIndicator,
        '\'' => SingleQuote,
        '"' => DoubleQuote,
        '.' or 0x2018 or 0x2019 or 0x2024 or 0xFE52 or 0xFF07 or 0xFF0E => MidNumLet,
        ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2027 or 0xFE13 or 0xFE55 or 0xFF1A => MidLetter,
        0x66C or 0xFE50 or 0xFE54 or 0xFF0C or 0xFF1B => MidNum,
        _ => Other,
    };

    private static bool IsFurtherLetter(int at) => at is (>= 0x2C2 and <= 0x2C5) or (>= 0x2D2 and <= 0x2D7) or 0x2DE or 0x2DF or (>= 0x2E5 and <= 0x2EB)
        or 0x2ED or (>= 0x2EF and <= 0x2FF) or 0x55A or 0x55B or 0x55C or 0x55E or 0x58A or 0x5F3 or 0x70F
        or (>= 0xA708 and <= 0xA716) or 0xA720 or 0xA721 or 0xA789
        or 0xA78A or 0xAB5B;
}
