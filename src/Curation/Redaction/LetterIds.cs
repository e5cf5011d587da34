namespace Curation.Redaction;

/// <summary>National ids that hold letters: Spanish NIF and NIE, Italian codice fiscale, Finnish henkilötunnus.</summary>
/// <remarks>Sources: Real Decreto 1553/2005 (NIF), Orden INT/2058/2008 (NIE); Decreto Ministeriale 23 December 1976 (codice fiscale); Finnish
/// Digital and Population Data Services Agency (henkilötunnus, the separators of 2023 among them).</remarks>
internal static class LetterIds
{
    private static ReadOnlySpan<byte> NifLetters => "TRWAGMYFPDXBNJZSQVHLCKE"u8;

    private static ReadOnlySpan<byte> HetuMarks => "0123456789ABCDEFHJKLMNPRSTUVWXY"u8;

    private static ReadOnlySpan<byte> Months => "ABCDEHLMPRST"u8;

    // what stands for a digit where two people would have the same code
    private static ReadOnlySpan<byte> DigitLetters => "LMNPQRSTUV"u8;

    // values of 0 to 9 and A to Z at odd places, counted from 1
    private static ReadOnlySpan<byte> OddValues =>
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>The id that a word of letters and digits is, or begins.</summary>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int start, int end)
    {
        var none = PiiMatch.None(end);
        if (Ascii.IsGlued(text, floor, start)) return none;
        var word = text[start..end];
        if (word.Length <= 2) return DottedNif(text, start, end);
        if (word.Length == 7) return SpacedNie(text, floor, start, end);
        var stop = word.Length switch
        {
            9 when IsNif(word) || IsNie(word) => end,
            8 when Ascii.IsAt(text, end, '-') && IsNif([.. word, Ascii.IsWordAt(text, end + 1) ? text[end + 1] : (byte)0]) => end + 2,
            16 when IsCodiceFiscale(word) => end,
            11 when IsHetu(word) => end,
            6 when Ascii.IsAt(text, end, '-') || Ascii.IsAt(text, end, '+') => end + 5 <= text.Length && IsHetu(text[start..(end + 5)]) ? end + 5 : 0,
            _ => 0,
        };
        return stop == 0 || IsPartOfMore(text, start, stop) ? none : new PiiMatch(start, stop, true) { Type = PiiType.NationalId };
    }

    /// <summary><c>X-1234567-L</c>, whose digits alone are a word.</summary>
    private static PiiMatch SpacedNie(ReadOnlySpan<byte> text, int floor, int start, int end) =>
        start - floor >= 2 && Ascii.IsAt(text, start - 1, '-') && Ascii.IsAt(text, end, '-') && Ascii.IsWordAt(text, end + 1)
        && IsNie([text[start - 2], .. text[start..end], text[end + 1]]) && !Ascii.IsGlued(text, floor, start - 2) && !Ascii.IsAt(text, start - 3, '-')
        && !Ascii.GoesOn(text, end + 2) && !Ascii.IsAt(text, end + 2, '-')
            ? new PiiMatch(start - 2, end + 2, true) { Type = PiiType.NationalId } : PiiMatch.None(end);

    /// <summary><c>12.345.678-Z</c>, also without the hyphen, whose first digits alone are a word; a leading zero may be left out.</summary>
    private static PiiMatch DottedNif(ReadOnlySpan<byte> text, int start, int end)
    {
        var none = PiiMatch.None(end);
        var letter = end + 8 + (Ascii.IsAt(text, end + 8, '-') ? 1 : 0);
        if (letter >= text.Length || text[end] != '.' || text[end + 4] != '.' || IsPartOfMore(text, start, letter + 1)) return none;
        Span<byte> id = [(byte)'0', (byte)'0', .. text[(end + 1)..(end + 4)], .. text[(end + 5)..(end + 8)], text[letter]];
        text[start..end].CopyTo(id[(2 - (end - start))..]);
        return IsNif(id) ? new PiiMatch(start, letter + 1, true) { Type = PiiType.NationalId } : none;
    }

    private static bool IsPartOfMore(ReadOnlySpan<byte> text, int start, int end) =>
        Ascii.GoesOn(text, end) || (Ascii.IsAt(text, end, '-') && Ascii.IsWordAt(text, end + 1))
        || ((Ascii.IsAt(text, start - 1, '-') || Ascii.IsAt(text, start - 1, '.') || Ascii.IsAt(text, start - 1, ',')) && Ascii.IsWordAt(text, start - 2));

    private static bool IsNif(ReadOnlySpan<byte> id) => Number(id[..8]) is >= 0 and var number && id[8] == NifLetters[number % 23];

    private static bool IsNie(ReadOnlySpan<byte> id) =>
        id[0] is >= (byte)'X' and <= (byte)'Z' && Number(id[1..8]) is >= 0 and var number && id[8] == NifLetters[(number + (id[0] - 'X') * 10_000_000) % 23];

    private static bool IsHetu(ReadOnlySpan<byte> id)
    {
        if (id[6] is not ((byte)'+' or (byte)'-' or (>= (byte)'A' and <= (byte)'F') or (>= (byte)'U' and <= (byte)'Y'))) return false;
        var (date, serial) = (Number(id[..6]), Number(id[7..10]));
        return date >= 0 && serial >= 2 && Dates.IsDay(date / 100 % 100, date / 10_000) && id[10] == HetuMarks[(date * 1000 + serial) % 31];
    }

    private static bool IsCodiceFiscale(ReadOnlySpan<byte> id)
    {
        Span<byte> capitals = stackalloc byte[16];
        System.Text.Ascii.ToUpper(id, capitals, out _);
        return IsCodiceFiscaleInCapitals(capitals);
    }

    private static bool IsCodiceFiscaleInCapitals(ReadOnlySpan<byte> id)
    {
        for (var i = 0; i < 6; i++)
        {
            if ((uint)(id[i] - 'A') > 25) return false;
        }

        Span<byte> plain = stackalloc byte[16];
        id.CopyTo(plain);
        foreach (var place in (ReadOnlySpan<int>)[6, 7, 9, 10, 12, 13, 14])
        {
            if (DigitLetters.IndexOf(id[place]) is >= 0 and var digit) plain[place] = (byte)('0' + digit);
            if (!Ascii.IsDigit(plain[place])) return false;
        }

        var day = Number(plain[9..11]) % 40;
        if (!Dates.IsDay(Months.IndexOf(id[8]) + 1, day) || (uint)(id[11] - 'A') > 25) return false;
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var value = Ascii.IsDigit(id[i]) ? id[i] - '0' : id[i] - 'A' + 10;
            sum += i % 2 == 0 ? OddValues[value] : value >= 10 ? value - 10 : value;
        }

        return id[15] == 'A' + sum % 26;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!Ascii.IsDigit(digit)) return -1;
            number = number * 10 + digit - '0';
        }

        return number;
    }
}
