using System.Globalization;
using System.Numerics;
using static Curation.Text.CharacterClass;

namespace Curation.Text;

/// <summary>What RefinedWeb's corrections ask of one line. Penedo et al. 2023 (RefinedWeb), G.2; as DCLM's mappers/modifiers.py.</summary>
internal static class RefinedWebLine
{
    private static readonly byte[][] _counted =
    [
        "likes"u8.ToArray(), "shares"u8.ToArray(), "comments"u8.ToArray(), "retweets"u8.ToArray(), "reposts"u8.ToArray(), "quotes"u8.ToArray(),
        "bookmarks"u8.ToArray(), "upvotes"u8.ToArray(), "downvotes"u8.ToArray(), "downloads"u8.ToArray(), "views"u8.ToArray(), "followers"u8.ToArray(),
    ];

    /// <summary>Whether capitals or digits fill too much of a line.</summary>
    public static bool IsShouted(ReadOnlySpan<byte> line, RefinedWebDialect dialect, RefinedWebLineRules rules)
    {
        int capitals = 0, digits = 0;
        for (var at = 0; at < line.Length; at += ByteBlock.Width)
        {
            var block = new ByteBlock(line, at);
            capitals += BitOperations.PopCount(block.Between('A', 'Z'));
            digits += BitOperations.PopCount(block.Between('0', '9'));
            for (var leads = block.Leads; leads != 0;)
            {
                var codePoint = CodePoints.Decode(line, at + ByteBlock.TakeFirst(ref leads), out _);
                if (IsUppercase(codePoint)) capitals++;
                else if (IsDigit(codePoint)) digits++;
            }
        }

        double length = dialect == RefinedWebDialect.Dclm ? CodePoints.Count(line) : line.Length;
        return capitals / length > rules.MaxUppercaseRatio || digits / length > rules.MaxDigitRatio;
    }

    /// <summary>Whether a line is a counter of a social network, such as <c>1.2K likes</c>.</summary>
    public static bool IsCounter(ReadOnlySpan<byte> line, RefinedWebDialect dialect)
    {
        var rest = SkipMarks(line);
        if (rest.IsEmpty || (CharacterTable.At(rest, 0, out var next) & Digit) == 0) return false;
        while (next < rest.Length && (rest[next] is (byte)'.' or (byte)',' || (CharacterTable.At(rest, next, out _) & Digit) != 0))
            CodePoints.Decode(rest, next, out next);
        rest = rest[next..];
        rest = rest[Math.Max(LowerCase.PrefixOf(rest, "k"u8), Math.Max(LowerCase.PrefixOf(rest, "m"u8), LowerCase.PrefixOf(rest, "b"u8)))..];
        var word = CodePoints.TrimStart(rest);
        if (word.Length == rest.Length) return false;
        foreach (var counted in _counted)
        {
            if (LowerCase.PrefixOf(word, counted) is > 0 and var length)
                return dialect == RefinedWebDialect.Datamap || SkipMarks(word[length..]).IsEmpty;
        }

        return false;
    }

    /// <summary>Words between white space; counting ends above <paramref name="enough"/>.</summary>
    public static int Words(ReadOnlySpan<byte> line, int enough)
    {
        var (count, carry, over) = (0, 0ul, 0ul);
        for (var at = 0; at < line.Length && count <= enough; at += ByteBlock.Width)
        {
            var block = new ByteBlock(line, at);
            var spaces = block.Between('\t', '\r') | block.Between(0x1C, ' ') | over;
            over = 0;
            for (var leads = block.Between(0xC2, 0xC2) | block.Between(0xE1, 0xE3); leads != 0;)
            {
                var place = ByteBlock.TakeFirst(ref leads);
                if ((CharacterTable.At(line, at + place, out var next) & Space) == 0) continue;
                var wide = (1ul << (next - at - place)) - 1;
                spaces |= wide << place;
                if (next - at > ByteBlock.Width) over = wide >> (ByteBlock.Width - place);
            }

            count += BitOperations.PopCount(ByteBlock.Starts(block.Inside & ~spaces, ref carry));
        }

        return count;
    }

    /// <summary>Words as fastText splits them (at ASCII white space and NUL) whose first character is a letter or a number.</summary>
    public static int AlphanumericWords(ReadOnlySpan<byte> text)
    {
        var (count, carry) = (0, 0ul);
        for (var at = 0; at < text.Length; at += ByteBlock.Width)
        {
            var block = new ByteBlock(text, at);
            var starts = ByteBlock.Starts(block.Inside & ~(block.Between('\t', '\r') | block.Between(' ', ' ') | block.Between(0, 0)), ref carry);
            count += BitOperations.PopCount(starts & (block.Between('0', '9') | block.Between('A', 'Z') | block.Between('a', 'z')));
            for (starts &= block.Leads; starts != 0;)
            {
                if (IsAlphanumeric(CodePoints.Decode(text, at + ByteBlock.TakeFirst(ref starts), out _))) count++;
            }
        }

        return count;
    }

    private static ReadOnlySpan<byte> SkipMarks(ReadOnlySpan<byte> line)
    {
        var at = 0;
        while (at < line.Length && CodePoints.Decode(line, at, out var next) is var codePoint && codePoint != '_' && !IsAlphanumeric(codePoint)) at = next;
        return line[at..];
    }

    private static bool IsAlphanumeric(int codePoint) => (CharacterTable.Of(codePoint) & (Letter | Digit)) != 0
        || (codePoint >= 0x80 && CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber);

    // Python's isupper: general category Lu, Roman numerals and circled or squared capitals.
    private static bool IsUppercase(int codePoint) => codePoint < 0x80
        ? char.IsAsciiLetterUpper((char)codePoint)
        : CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.UppercaseLetter
          || codePoint is (>= 0x2160 and <= 0x216F) or (>= 0x24B6 and <= 0x24CF) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169)
              or (>= 0x1F170 and <= 0x1F189);

    // Python's isdigit: general category Nd, superscripts, subscripts and circled digits.
    private static bool IsDigit(int codePoint) => (CharacterTable.Of(codePoint) & Digit) != 0
        || codePoint is 0xB2 or 0xB3 or 0xB9 or 0x2070 or (>= 0x2074 and <= 0x2079) or (>= 0x2080 and <= 0x2089) or (>= 0x2460 and <= 0x2468)
            or (>= 0x2474 and <= 0x247C) or (>= 0x2488 and <= 0x2490) or 0x24EA or (>= 0x24F5 and <= 0x24FD) or 0x24FF or (>= 0x2776 and <= 0x277E)
            or (>= 0x2780 and <= 0x2788) or (>= 0x278A and <= 0x2792) or (>= 0x1F100 and <= 0x1F10A);
}
