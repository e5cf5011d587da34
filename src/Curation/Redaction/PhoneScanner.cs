namespace Curation.Redaction;

/// <summary>International numbers: <c>+</c> or <c>00</c>, then 7 to 15 digits, the first not 0, in groups parted by up to three of space
/// <c>- . / ( )</c>.</summary>
/// <remarks>Source: ITU-T E.164 (at most 15 digits). National forms are left alone: without a region they are mostly false (Dolma's pattern finds 136
/// false spans among 155 on Presidio's synthetic set).</remarks>
internal static class PhoneScanner
{
    private const int FewestDigits = 7, FewestInOnePiece = 9, MostDigits = 15, MostSeparators = 3;

    /// <summary>The number whose <c>+</c> stands at a place.</summary>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(at + 1);
        if (Ascii.IsGlued(text, floor, at) || Ascii.IsAt(text, at - 1, '+') || !IsCountryAt(text, at + 1)) return none;
        if (Surrogates.PhoneLength(text[at..]) is > 0 and var length) return new PiiMatch(at, at + length, true, true, true);
        var (end, digits, groups) = Number(text, floor, at + 1);
        return digits < FewestDigits || IsDecimal(text[at..end], groups) ? none : new PiiMatch(at, end, true);
    }

    /// <summary>The number whose <c>00</c> stands at a place; in one piece it has 9 digits or more behind it, as shorter ones are mostly serial
    /// numbers.</summary>
    public static PiiMatch MatchZeros(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(Ascii.EndOfDigits(text, at));
        if (!text[at..].StartsWith("00"u8) || !IsCountryAt(text, at + 2)
            || Ascii.IsGlued(text, floor, at) || Ascii.IsAt(text, at - 1, '+') || ContinuesNumber(text, floor, at - 1))
            return none;
        var (end, digits, groups) = Number(text, floor, at + 2);
        return digits < (groups == 1 ? FewestInOnePiece : FewestDigits) || IsDecimal(text[at..end], groups) ? none : new PiiMatch(at, end, true);
    }

    private static (int End, int Digits, int Groups) Number(ReadOnlySpan<byte> text, int floor, int at)
    {
        var (end, digits, groups) = (at, 0, 0);
        for (var next = at; next < text.Length && Ascii.IsDigit(text[next]);)
        {
            var groupEnd = EndOfGroup(text, next);
            if (digits + groupEnd - next > MostDigits || Ascii.GoesOn(text, groupEnd) || IsAddress(text, floor, next, groupEnd)) break;
            (digits, groups, end) = (digits + groupEnd - next, groups + 1, groupEnd);
            next = groupEnd;
            while (next < groupEnd + MostSeparators && next < text.Length
                && text[next] is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'(' or (byte)')')
                next++;
        }

        return (end, digits, groups);
    }

    private static bool IsCountryAt(ReadOnlySpan<byte> text, int at) => Ascii.IsDigitAt(text, at) && text[at] != '0';

    // 12,0049… and 10:0049… are parts of other numbers
    private static bool ContinuesNumber(ReadOnlySpan<byte> text, int floor, int separator) =>
        separator >= 0
        && (text[separator] is (byte)'.' or (byte)',' or (byte)':' or (byte)'-' or (byte)'/')
        && (Ascii.IsDigitAt(text, separator - 1) || Ascii.IsAt(text, separator - 1, ':') || Ascii.FollowsValue(text, floor, separator));

    // an address is one whether or not a number precedes it
    private static bool IsAddress(ReadOnlySpan<byte> text, int floor, int start, int end) =>
        Ipv4Scanner.StandaloneEnd(text, floor, start, out _) > 0 || (Ascii.IsAt(text, end, ':') && Ipv6Scanner.Match(text, floor, end).IsFound);

    // one digit more than a number can have is enough to know
    private static int EndOfGroup(ReadOnlySpan<byte> text, int at) => Ascii.EndOfDigits(text[..Math.Min(text.Length, at + MostDigits + 1)], at);

    /// <summary>Whether it reads as a number with decimals, such as +3.1415926.</summary>
    private static bool IsDecimal(ReadOnlySpan<byte> number, int groups) => groups == 2 && number.Contains((byte)'.');
}
