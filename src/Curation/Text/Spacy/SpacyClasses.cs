using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Curation.Text.Spacy;

/// <summary>Finds the class of a code point. The sets are those of spaCy's lang/char_classes.py and lang/punctuation.py.</summary>
internal sealed class SpacyClasses
{
    private const string Marks = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪";
    private const string FurtherPrefixes = "§%=—–$£€¥฿₽﷼₴", FurtherSuffixes = "—–";

    // In the look-behind of the rule for dots the lists stand joined by | inside the brackets of a set; so | is in it too.
    private const string FurtherBeforeDot = "%²-+|";

    private const string CasedCyrillicAndGreek =
        "ёа-яәөүҗңһα-ωάέίόώήύщюяіїєґѓѕјљњќѐѝЁА-ЯӘӨҮҖҢҺΑ-ΩΆΈΊΌΏΉΎЩЮЯІЇЄҐЃЅЈЉЊЌЀЍ";

    // Behind the ideographs no code point has a class.
    private const int End = 0x30000;

    private readonly Dictionary<int, SpacyClass> _listed = [];

    public SpacyClasses()
    {
        List(SpacyTable.Quotes, SpacyClass.Quote | SpacyClass.Prefix | SpacyClass.Suffix | SpacyClass.BeforeDot);
        List(Marks, SpacyClass.Prefix | SpacyClass.Suffix | SpacyClass.BeforeDot);
        List(FurtherPrefixes, SpacyClass.Prefix);
        List(FurtherSuffixes, SpacyClass.Suffix);
        List(FurtherBeforeDot, SpacyClass.BeforeDot);
        List(CasedCyrillicAndGreek, SpacyClass.Alpha);
    }

    // Blocks of Latin letters; their case is the general category.
    private static ReadOnlySpan<int> Latin =>
    [
        'A', 'Z', 'a', 'z', 0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0xFF, 0x100, 0x17F, 0x180, 0x1BF, 0x1C4, 0x24F, 0x2C60, 0x2C7B, 0x2C7E, 0x2C7F,
        0xA722, 0xA76F, 0xA771, 0xA787, 0xA78B, 0xA78E, 0xA790, 0xA7B9, 0xA7FA, 0xA7FA, 0xAB30, 0xAB5A, 0xAB60, 0xAB64,
        0x1D00, 0x1D25, 0x1D6B, 0x1D77, 0x1D79, 0x1D9A, 0x1E00, 0x1EFF,
    ];

    // Bengali, Hebrew, Persian, Sinhala, Hindi, Kannada, Tamil, Telugu, Hangul, Kana, ideographs and their marks.
    private static ReadOnlySpan<int> Uncased =>
    [
        0x980, 0x9FF, 0x591, 0x5F4, 0xFB1D, 0xFB4F, 0x620, 0x64A, 0x64E, 0x650, 0x660, 0x669, 0x66E, 0x6D5, 0x6E5, 0x6EF, 0x6FA, 0x6FF, 0x750, 0x77F,
        0x8A0, 0x8BD, 0xFB50, 0xFBB1, 0xFBD3, 0xFD3D, 0xFD50, 0xFDC7, 0xFDF0, 0xFDFC, 0xFE70, 0xFEFC, 0x1EE00, 0x1EEBB, 0xD80, 0xDFF, 0x900, 0x97F,
        0xC80, 0xCFF,
        0xB80, 0xBFF, 0xC00, 0xC7F, 0xAC00, 0xD7AF, 0x1100, 0x11FF, 0x3040, 0x309F, 0x30A0, 0x30FF, 0x4E00, 0x9FFF, 0x3400, 0x4DBF,
        0x20000, 0x2A6DF, 0x2A700, 0x2EBEF, 0x2E80, 0x2FDF, 0x2FF0, 0x303F, 0x31C0, 0x31EF, 0x3200, 0x33FF, 0xF900, 0xFAFF, 0xFE30, 0xFE4F,
        0x1F200, 0x1F2FF, 0x2F800, 0x2FA1F,
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SpacyClass Of(int codePoint)
    {
        if (codePoint >= End) return SpacyClass.None;
        var found = _listed.GetValueOrDefault(codePoint) | Letter(codePoint);
        if (codePoint is >= '0' and <= '9') found |= SpacyClass.Digit | SpacyClass.BeforeDot;
        if (codePoint is >= 0x20A0 and <= 0x20BF) found |= SpacyClass.Prefix;
        if ((found & SpacyClass.Lower) != 0) found |= SpacyClass.BeforeDot;
        if (IsCategory(codePoint, UnicodeCategory.OtherSymbol)) found |= SpacyClass.Icon | SpacyClass.Prefix | SpacyClass.Suffix;
        if (codePoint < 0x80 ? char.IsAsciiLetterOrDigit((char)codePoint) : codePoint is >= 0xA1 and <= 0xFFFF) found |= SpacyClass.Host;
        return found;
    }

    private SpacyClass Letter(int codePoint)
    {
        if (IsIn(Uncased, codePoint)) return SpacyClass.Alpha | SpacyClass.Lower | SpacyClass.Upper;
        if ((_listed.GetValueOrDefault(codePoint) & SpacyClass.Alpha) == 0 && !IsIn(Latin, codePoint)) return SpacyClass.None;
        return IsCategory(codePoint, UnicodeCategory.LowercaseLetter) ? SpacyClass.Alpha | SpacyClass.Lower
            : IsCategory(codePoint, UnicodeCategory.UppercaseLetter) ? SpacyClass.Alpha | SpacyClass.Upper
            : SpacyClass.Alpha;
    }

    private void List(string text, SpacyClass classes)
    {
        foreach (var codePoint in Expand(text)) _listed[codePoint] = _listed.GetValueOrDefault(codePoint) | classes;
    }

    private static bool IsCategory(int codePoint, UnicodeCategory category) => CharUnicodeInfo.GetUnicodeCategory(codePoint) == category;

    private static bool IsIn(ReadOnlySpan<int> ranges, int codePoint)
    {
        for (var i = 0; i < ranges.Length; i += 2)
        {
            if (codePoint >= ranges[i] && codePoint <= ranges[i + 1]) return true;
        }

        return false;
    }

    /// <summary>The code points of a text, in which a hyphen between two letters stands for those between them.</summary>
    private static HashSet<int> Expand(string text)
    {
        var all = text.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var found = all.ToHashSet();
        for (var i = 1; i + 1 < all.Length; i++)
        {
            if (all[i] == '-' && Rune.IsLetter(new Rune(all[i - 1]))) found.UnionWith(Enumerable.Range(all[i - 1], all[i + 1] - all[i - 1]));
        }

        if (text == CasedCyrillicAndGreek) found.Remove('-');
        return found;
    }
}
