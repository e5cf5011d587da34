namespace Curation.Redaction;

/// <summary>Payment card numbers: a known issuer range, the length it has, and Luhn's check digit.</summary>
/// <remarks>Source: ISO/IEC 7812-1 (Luhn, Annex B); ranges as the networks publish them.</remarks>
internal static class PaymentCard
{
    // first and last of the leading six digits, fewest and most digits
    private static readonly (int First, int Last, int Fewest, int Most)[] _ranges =
    [
        (400000, 499999, 13, 13), (400000, 499999, 16, 16), (400000, 499999, 19, 19),   // Visa
        (510000, 559999, 16, 16), (222100, 272099, 16, 16),                             // Mastercard
        (340000, 349999, 15, 15), (370000, 379999, 15, 15),                             // American Express
        (300000, 305999, 14, 19), (309500, 309599, 14, 19), (360000, 369999, 14, 19), (380000, 399999, 14, 19),   // Diners Club
        (601100, 601199, 16, 19), (644000, 659999, 16, 19),                             // Discover
        (352800, 358999, 16, 19),                                                       // JCB
        (620000, 629999, 16, 19), (810000, 817199, 16, 19),                             // UnionPay
        (220000, 220499, 16, 19),                                                       // Mir
        (500000, 509999, 13, 19), (560000, 589999, 13, 19), (630000, 639999, 13, 19), (670000, 679999, 13, 19),   // Maestro
    ];

    public static bool IsNumber(in DigitGroups groups)
    {
        if (groups.Total is < 13 or > 19 || groups.Separator is (byte)'.' or (byte)'/' || !AreGroups(groups)) return false;
        var digits = groups.Values;
        var leading = 0;
        foreach (var digit in digits[..6]) leading = leading * 10 + digit;
        return IsIssued(leading, digits.Length) && digits.ContainsAnyExcept(digits[^1]) && LuhnSum(digits) % 10 == 0;
    }

    /// <summary>Luhn's sum; a multiple of ten where the check digit is right.</summary>
    public static int LuhnSum(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] << (i & 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum;
    }

    // 4-4-4-4, 4-6-5, 4-6-4 and the like: no group of a date or a dialling code
    private static bool AreGroups(in DigitGroups groups)
    {
        if (groups.Count == 1) return true;
        foreach (var size in groups.Sizes[..^1])
        {
            if (size is < 4 or > 6) return false;
        }

        return groups.Sizes[^1] <= 7;
    }

    private static bool IsIssued(int leading, int length)
    {
        foreach (var (first, last, fewest, most) in _ranges)
        {
            if (leading >= first && leading <= last && length >= fewest && length <= most) return true;
        }

        return false;
    }
}
