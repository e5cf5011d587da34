namespace Curation.Redaction;

/// <summary>Hardware addresses: six pairs of hexadecimal digits joined by <c>:</c> or <c>-</c>, or three groups of four joined by points.</summary>
/// <remarks>Source: IEEE 802 (EUI-48). All zeros and all ones are no device's; groups of digits alone, joined by points or hyphens, are
/// years, amounts and articles. What begins with 02 is locally
/// administered: nobody's, and our surrogates.</remarks>
internal static class MacScanner
{
    private const int Digits = 12;

    /// <summary>The address whose first separator stands at a place.</summary>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        var size = text[at] == '.' ? 4 : 2;
        var (start, length) = (at - size, Digits + Digits / size - 1);
        var none = PiiMatch.None(at + 1);
        if (start < floor || start + length > text.Length || Ascii.IsGlued(text, floor, start) || Ascii.GoesOn(text, start + length)) return none;
        if (Ascii.IsAt(text, start - 1, (char)text[at]) || Ascii.IsAt(text, start + length, (char)text[at])) return none;
        bool isZero = true, isFull = true, isNumber = text[at] != ':';
        for (var i = 0; i < length; i++)
        {
            var b = text[start + i];
            if (i % (size + 1) == size ? b != text[at] : !char.IsAsciiHexDigit((char)b)) return none;
            if (i % (size + 1) == size) continue;
            isZero &= b == '0';
            isFull &= (b | 0x20) == 'f';
            isNumber &= Ascii.IsDigit(b);
        }

        var isSurrogate = text[start..].StartsWith("02"u8);
        if (isZero || isFull || (isNumber && !isSurrogate)) return none;
        return new PiiMatch(start, start + length, true, isSurrogate, isSurrogate) { Type = PiiType.Mac };
    }
}
