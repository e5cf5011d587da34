namespace Curation.Redaction;

/// <summary>International numbers: <c>+</c> or <c>00</c>, then 7 to 15 digits, the first not 0, in groups parted by up to three of space
/// <c>- . / ( )</c>. National ones only with a word such as "tel" near them.</summary>
/// <remarks>Source: ITU-T E.164 (at most 15 digits); NANPA (ten digits, area and exchange from 200); trunk prefix 0 elsewhere. Without such a word national
/// forms are mostly false (Dolma's pattern finds 136 false spans among 155 on Presidio's synthetic set).</remarks>
internal static class PhoneScanner
{
    private const int FewestDigits = 7, FewestInOnePiece = 9, MostDigits = 15, MostSeparators = 3;
    private const int FewestNational = 9, MostNational = 12;

    /// <summary>The number whose <c>+</c> stands at a place.</summary>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(at + 1);
        if (Ascii.IsGlued(text, floor, at) || Ascii.IsAt(text, at - 1, '+') || !IsCountryAt(text, at + 1)) return none;
        if (Surrogates.PhoneLength(text[at..]) is > 0 and var length) return new PiiMatch(at, at + length, true, true, true) { Type = PiiType.Phone };
        var (end, digits, groups) = Number(text, floor, at + 1);
        return digits < FewestDigits || IsDecimal(text[at..end], groups) ? none : new PiiMatch(at, end, true) { Type = PiiType.Phone };
    }

    /// <summary>The number whose <c>00</c> stands at a place; in one piece it has 9 digits or more behind it, as shorter ones are mostly serial
    /// numbers.</summary>
    public static PiiMatch MatchZeros(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(Ascii.EndOfDigits(text, at));
        if (!text[at..].StartsWith("00"u8) || !IsCountryAt(text, at + 2)
            || Ascii.IsGlued(text, floor, at) || Ascii.IsAt(text, at - 1, '+') || ContinuesNumber(text, floor, at - 1)
            || FollowsGroup(text, floor, at))
            return none;
        var (end, digits, groups) = Number(text, floor, at + 2);
        return digits < (groups == 1 ? FewestInOnePiece : FewestDigits) || IsDecimal(text[at..end], groups)
            ? none : new PiiMatch(at, end, true) { Type = PiiType.Phone };
    }

    /// <summary>A national number whose first digit stands at a place: of North America, or with a trunk prefix 0.</summary>
    public static PiiMatch MatchNational(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(at);
        var start = Ascii.IsAt(text, at - 1, '(') && at > floor ? at - 1 : at;
        if (Ascii.IsGlued(text, floor, start) || Ascii.IsAt(text, start - 1, '+') || ContinuesNumber(text, floor, start - 1) || FollowsGroup(text, floor, start)
            || IsPriced(text, start))
            return none;
        var (end, digits) = National(text, floor, at);
        if (digits == 0 || Ascii.GoesOn(text, end) || (ContinuesNumber(text, floor, end) && Ascii.IsDigitAt(text, end + 1))) return none;
        if (Ascii.IsAt(text, end, ':') && Ascii.IsDigitAt(text, end + 1)) return none;
        if (!Cues.Near(text, floor, start, end, Cues.Phone) || Cues.Near(text, floor, start, end, Cues.Isbn)) return none;
        return new PiiMatch(start, end, true) { Type = PiiType.Phone };
    }

    // the first groups that add up to a number; North America's have ten digits, or eleven with a 1 ahead
    private static (int End, int Digits) National(ReadOnlySpan<byte> text, int floor, int at)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        var (end, count, found, groups) = (at, 0, (End: 0, Digits: 0), 0);
        while (end < text.Length && Ascii.IsDigit(text[end]))
        {
            var groupEnd = EndOfGroup(text, end);
            if (count + groupEnd - end > MostDigits || IsAddress(text, floor, end, groupEnd)) break;
            for (; end < groupEnd; end++) digits[count++] = text[end];
            groups++;
            if (IsNanp(digits[..count])) return (end, count);
            if (digits[0] == '0' && digits[1] != '0' && count is >= FewestNational and <= MostNational) found = (end, count);
            if (groups == 3 && IsDate(text[at..end])) return default;
            var next = EndOfSeparators(text, end);
            end = next > end ? next : text.Length;
        }

        return found;
    }

    private static bool IsNanp(ReadOnlySpan<byte> digits)
    {
        if (digits.Length == 11 && digits[0] == '1') digits = digits[1..];
        return digits.Length == 10 && digits[0] >= '2' && digits[3] >= '2';
    }

    // 01.02.2024, 2024-02-01
    private static bool IsDate(ReadOnlySpan<byte> groups) =>
        groups.Length is >= 8 and <= 10 && groups.ContainsAnyExceptInRange((byte)'0', (byte)'9') && (IsYear(groups[^4..]) || IsYear(groups[..4]));

    private static bool IsYear(ReadOnlySpan<byte> digits) => Ascii.EndOfDigits(digits, 0) == 4 && (digits.StartsWith("19"u8) || digits.StartsWith("20"u8));

    private static bool IsPriced(ReadOnlySpan<byte> text, int start) =>
        Ascii.IsAt(text, start - 1, '$') || text[..start].EndsWith("€"u8) || text[..start].EndsWith("£"u8) || text[..start].EndsWith("¥"u8);

    private static (int End, int Digits, int Groups) Number(ReadOnlySpan<byte> text, int floor, int at)
    {
        var (end, digits, groups) = (at, 0, 0);
        for (var next = at; next < text.Length && Ascii.IsDigit(text[next]);)
        {
            var groupEnd = EndOfGroup(text, next);
            if (digits + groupEnd - next > MostDigits || Ascii.GoesOn(text, groupEnd) || IsAddress(text, floor, next, groupEnd)) break;
            (digits, groups, end) = (digits + groupEnd - next, groups + 1, groupEnd);
            next = EndOfSeparators(text, groupEnd);
        }

        return (end, digits, groups);
    }

    private static int EndOfSeparators(ReadOnlySpan<byte> text, int at)
    {
        var next = at;
        while (next < at + MostSeparators && next < text.Length && text[next] is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'(' or (byte)')')
            next++;
        return next;
    }

    private static bool IsCountryAt(ReadOnlySpan<byte> text, int at) => Ascii.IsDigitAt(text, at) && text[at] != '0';

    // 12,0049… and 10:0049… are parts of other numbers
    private static bool ContinuesNumber(ReadOnlySpan<byte> text, int floor, int separator) =>
        (uint)separator < (uint)text.Length
        && (text[separator] is (byte)'.' or (byte)',' or (byte)':' or (byte)'-' or (byte)'/')
        && (Ascii.IsDigitAt(text, separator - 1) || Ascii.IsAt(text, separator - 1, ':') || Ascii.FollowsValue(text, floor, separator));

    // a later group of an account or another long number
    private static bool FollowsGroup(ReadOnlySpan<byte> text, int floor, int start) =>
        start - 2 >= floor && text[start - 1] == ' ' && Ascii.IsDigit(text[start - 2]);

    // an address is one whether or not a number precedes it
    private static bool IsAddress(ReadOnlySpan<byte> text, int floor, int start, int end) =>
        Ipv4Scanner.StandaloneEnd(text, floor, start, out _) > 0 || (Ascii.IsAt(text, end, ':') && Ipv6Scanner.Match(text, floor, end).IsFound);

    // one digit more than a number can have is enough to know
    private static int EndOfGroup(ReadOnlySpan<byte> text, int at) => Ascii.EndOfDigits(text[..Math.Min(text.Length, at + MostDigits + 1)], at);

    /// <summary>Whether it reads as a number with decimals, such as +3.1415926.</summary>
    private static bool IsDecimal(ReadOnlySpan<byte> number, int groups) => groups == 2 && number.Contains((byte)'.');
}
