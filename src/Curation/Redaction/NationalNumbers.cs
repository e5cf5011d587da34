namespace Curation.Redaction;

/// <summary>National ids of digits alone, by their check digits, and dates of birth where they hold one.</summary>
/// <remarks>Sources: NHS Data Dictionary (modulus 11); PESEL, Polish law on population records; German Steuer-IdNr. (ISO 7064 mod 11,10); UIDAI Aadhaar
/// (Verhoeff 1969); Skatteverket personnummer, South African ID and Canadian SIN (Luhn); ATO tax file number; Turkish T.C. kimlik no.</remarks>
internal static class NationalNumbers
{
    private static readonly byte[][] _none = [];
    private static ReadOnlySpan<byte> PeselWeights => [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
    private static ReadOnlySpan<byte> TaxFileWeights => [1, 4, 3, 7, 5, 8, 6, 9, 10];

    /// <summary>The words of which one must stand near such a number: none needed where it is empty; null where it is no id.</summary>
    public static byte[][]? CuesOf(in DigitGroups groups)
    {
        if (groups.Separator is (byte)'.' or (byte)'/') return null;
        var digits = groups.Values;
        return digits.Length switch
        {
            9 when IsOnePieceOr(groups, 3, 3, 3) => IsInsurance(digits) ? IsTaxFile(digits) ? Cues.SinOrTfn : Cues.Sin : IsTaxFile(digits) ? Cues.Tfn : null,
            10 when groups.Are(6, 4) && IsPersonnummer(digits) => groups.Separator == '-' ? _none : Cues.Personnummer,
            10 when groups.Count == 1 && IsPersonnummer(digits) && !IsNhs(digits) => Cues.Personnummer,
            10 when IsOnePieceOr(groups, 3, 3, 4) && IsNhs(digits) => Cues.Nhs,
            11 when groups.Count == 1 => IsPesel(digits) || IsTurkish(digits) || IsGermanTax(digits) ? _none : null,
            11 when groups.Are(2, 3, 3, 3) => IsGermanTax(digits) ? _none : null,
            12 when groups.Are(8, 4) && groups.Separator == '-' && IsLongPersonnummer(digits) => _none,
            12 when groups.Count == 1 && IsLongPersonnummer(digits) && !IsAadhaar(digits) => Cues.Personnummer,
            12 when IsOnePieceOr(groups, 4, 4, 4) && IsAadhaar(digits) => groups.Count == 1 || AreYears(digits) ? Cues.Aadhaar : _none,
            13 when IsOnePieceOr(groups, 6, 4, 3) || groups.Are(6, 4, 2, 1) => IsSouthAfrican(digits) ? _none : null,
            _ => null,
        };
    }

    private static bool IsOnePieceOr(in DigitGroups groups, params ReadOnlySpan<int> sizes) => groups.Count == 1 || groups.Are(sizes);

    private static bool IsInsurance(ReadOnlySpan<byte> digits) => digits[0] != 8 && PaymentCard.LuhnSum(digits) is > 0 and var sum && sum % 10 == 0;

    private static bool IsTaxFile(ReadOnlySpan<byte> digits) => digits[0] != 0 && Sum(digits, TaxFileWeights) % 11 == 0;

    // the sums of digits weighted 10 to 2, and the check digit by 1, divide by 11; a check of ten is not issued
    private static bool IsNhs(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < 10; i++) sum += digits[i] * (10 - i);
        return sum % 11 == 0 && digits.ContainsAnyExcept(digits[0]);
    }

    private static bool IsPersonnummer(ReadOnlySpan<byte> digits) =>
        Two(digits[4..]) % 60 is var day && Dates.IsDay(Two(digits[2..]), day) && PaymentCard.LuhnSum(digits) % 10 == 0;

    private static bool IsLongPersonnummer(ReadOnlySpan<byte> digits) => Two(digits) is 18 or 19 or 20 && IsPersonnummer(digits[2..]);

    // the century is added to the month: 1800s 80, 2000s 20, 2100s 40, 2200s 60
    private static bool IsPesel(ReadOnlySpan<byte> digits) => Dates.IsDay(Two(digits[2..]) % 20, Two(digits[4..])) && Sum(digits, PeselWeights) % 10 == 0;

    private static bool IsTurkish(ReadOnlySpan<byte> digits)
    {
        if (digits[0] == 0) return false;
        var odd = digits[0] + digits[2] + digits[4] + digits[6] + digits[8];
        var even = digits[1] + digits[3] + digits[5] + digits[7];
        return (odd * 7 - even + 100) % 10 == digits[9] && (odd + even + digits[9]) % 10 == digits[10];
    }

    // of the first ten digits one occurs twice or three times, all others once or never
    private static bool IsGermanTax(ReadOnlySpan<byte> digits)
    {
        if (digits[0] == 0) return false;
        Span<int> times = stackalloc int[10];
        foreach (var digit in digits[..10]) times[digit]++;
        var (repeated, most) = (0, 0);
        foreach (var count in times) (repeated, most) = (repeated + (count > 1 ? 1 : 0), Math.Max(most, count));
        if (repeated != 1 || most > 3) return false;
        var product = 10;
        foreach (var digit in digits[..10]) product = ((product + digit) % 10 is 0 ? 10 : (product + digit) % 10) * 2 % 11;
        return (11 - product) % 10 == digits[10];
    }

    private static bool IsAadhaar(ReadOnlySpan<byte> digits) => digits[0] >= 2 && Verhoeff.IsValid(digits);

    private static bool AreYears(ReadOnlySpan<byte> digits)
    {
        for (var i = 0; i < digits.Length; i += 4)
        {
            if (Two(digits[i..]) is not (19 or 20)) return false;
        }

        return true;
    }

    private static bool IsSouthAfrican(ReadOnlySpan<byte> digits) =>
        Dates.IsDay(Two(digits[2..]), Two(digits[4..])) && digits[10] <= 2 && PaymentCard.LuhnSum(digits) % 10 == 0;

    private static int Two(ReadOnlySpan<byte> digits) => digits[0] * 10 + digits[1];

    private static int Sum(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += digits[i] * weights[i];
        return sum;
    }
}
