namespace Curation.Redaction;

/// <summary>Bank accounts: country, two check digits, and as many letters and digits as the country has, in one piece or in groups of four, in capitals or
/// in small letters throughout.</summary>
/// <remarks>Source: ISO 13616; lengths as in the SWIFT IBAN registry. The remainder by 97 is 1.</remarks>
internal static class IbanScanner
{
    private const int Longest = 34, Shortest = 15;

    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 "
        + "GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 "
        + "NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 "
        + "UA29 VA22 VG24 XK20 YE30";

    private static readonly byte[] _lengths = Table();

    /// <param name="at">The first check digit.</param>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        var (start, none) = (at - 2, PiiMatch.None(at));
        if (start < floor || Ascii.IsGlued(text, floor, start)) return none;
        var small = text[start] & 0x20;
        if (!IsUpper(text[start] ^ small) || !IsUpper(text[start + 1] ^ small)) return none;
        if (text[start] == 'X' && text[start + 1] == 'X') return Surrogate(text, start);
        var length = _lengths[((text[start] ^ small) - 'A') * 26 + (text[start + 1] ^ small) - 'A'];
        if (length == 0) return none;
        Span<byte> account = stackalloc byte[Longest];
        var end = start;
        for (var i = 0; i < length; i++, end++)
        {
            if (i > 0 && i % 4 == 0 && Ascii.IsAt(text, end, ' ')) end++;
            if (end >= text.Length || !(IsUpper(text[end] ^ small) || Ascii.IsDigit(text[end]))) return none;
            account[i] = (byte)(Ascii.IsDigit(text[end]) ? text[end] : text[end] ^ small);
        }

        return Ascii.GoesOn(text, end) || Remainder(account[..length]) != 1 ? none : new PiiMatch(start, end, true) { Type = PiiType.Iban };
    }

    /// <summary>An account of XX, as <see cref="Surrogates"/> makes them: of any length that a country has.</summary>
    private static PiiMatch Surrogate(ReadOnlySpan<byte> text, int start)
    {
        Span<byte> account = stackalloc byte[Longest];
        var (found, length) = (0, 0);
        for (var end = start; length < Longest && end < text.Length && (IsUpper(text[end]) || Ascii.IsDigit(text[end])); )
        {
            account[length++] = text[end++];
            if (length >= Shortest && !Ascii.GoesOn(text, end) && Remainder(account[..length]) == 1) found = end;
            if (length % 4 == 0 && Ascii.IsAt(text, end, ' ')) end++;
        }

        return found == 0 ? PiiMatch.None(start + 2) : new PiiMatch(start, found, true, true, true) { Type = PiiType.Iban };
    }

    /// <summary>The number that the account makes, its first four characters moved to the end and letters as 10 to 35, modulo 97.</summary>
    public static int Remainder(ReadOnlySpan<byte> account)
    {
        var remainder = 0;
        for (var i = 0; i < account.Length; i++)
        {
            var b = account[(i + 4) % account.Length];
            remainder = b <= '9' ? (remainder * 10 + b - '0') % 97 : (remainder * 100 + b - 'A' + 10) % 97;
        }

        return remainder;
    }

    private static bool IsUpper(int b) => (uint)(b - 'A') <= 25;

    private static byte[] Table()
    {
        var table = new byte[26 * 26];
        foreach (var entry in Lengths.Split(' ')) table[(entry[0] - 'A') * 26 + entry[1] - 'A'] = (byte)((entry[2] - '0') * 10 + entry[3] - '0');
        return table;
    }
}
