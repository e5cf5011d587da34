namespace Curation.Redaction;

/// <summary>International numbers: <c>+</c>, then 7 to 15 digits, the first not 0, in groups parted by up to three of space <c>- . / ( )</c>.</summary>
/// <remarks>Source: ITU-T E.164 (at most 15 digits). National forms are left alone: without a region they are mostly false (Dolma's pattern finds 136 false spans among 155 on Presidio's synthetic set).</remarks>
internal static class PhoneScanner
{
    private const int FewestDigits = 7, MostDigits = 15, MostSeparators = 3;

    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(at + 1);
        if (Ascii.IsGlued(text, floor, at) || Ascii.IsAt(text, at - 1, '+') || !Ascii.IsDigitAt(text, at + 1) || text[at + 1] == '0') return none;
        if (Surrogates.PhoneLength(text[at..]) is > 0 and var length) return new PiiMatch(at, at + length, true, true, true);
        var (end, digits, groups) = (0, 0, 0);
        for (var next = at + 1; next < text.Length && Ascii.IsDigit(text[next]);)
        {
            var groupEnd = EndOfGroup(text, next);
            if (digits + groupEnd - next > MostDigits || Ascii.GoesOn(text, groupEnd) || IsAddress(text, floor, next, groupEnd)) break;
            (digits, groups, end) = (digits + groupEnd - next, groups + 1, groupEnd);
            next = groupEnd;
            while (next < groupEnd + MostSeparators && next < text.Length && text[next] is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'(' or (byte)')') next++;
        }

        return digits < FewestDigits || IsDecimal(text[at..end], groups) ? none : new PiiMatch(at, end, true);
    }

    // an address is one whether or not a number precedes it
    private static bool IsAddress(ReadOnlySpan<byte> text, int floor, int start, int end) =>
        Ipv4Scanner.StandaloneEnd(text, floor, start, out _) > 0 || (Ascii.IsAt(text, end, ':') && Ipv6Scanner.Match(text, floor, end).IsFound);

    // one digit more than a number can have is enough to know
    private static int EndOfGroup(ReadOnlySpan<byte> text, int at) => Ascii.EndOfDigits(text[..Math.Min(text.Length, at + MostDigits + 1)], at);

    /// <summary>Whether it reads as a number with decimals, such as +3.1415926.</summary>
    private static bool IsDecimal(ReadOnlySpan<byte> number, int groups) => groups == 2 && number.Contains((byte)'.');
}
