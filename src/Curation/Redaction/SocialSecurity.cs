namespace Curation.Redaction;

/// <summary>US social security numbers, in one piece or as 3-2-4.</summary>
/// <remarks>Source: Social Security Administration: area 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned. Area 666 holds our
/// surrogates.</remarks>
internal static class SocialSecurity
{
    public static bool IsNumber(in DigitGroups groups)
    {
        if (groups.Total != 9 || !(groups.Count == 1 || (groups.Are(3, 2, 4) && groups.Separator is (byte)'-' or (byte)' '))) return false;
        var digits = groups.Values;
        var area = digits[0] * 100 + digits[1] * 10 + digits[2];
        return area is > 0 and < 900 && digits[3..5].ContainsAnyExcept((byte)0) && digits[5..].ContainsAnyExcept((byte)0);
    }

    public static bool IsSurrogate(in DigitGroups groups) => groups.Values.StartsWith("\x06\x06\x06"u8);
}
