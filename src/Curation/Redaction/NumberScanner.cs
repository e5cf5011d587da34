namespace Curation.Redaction;

/// <summary>Identifiers of digits alone: payment cards, US social security numbers and national ids. A number counts only where it stands alone and its
/// check digits are right.</summary>
internal static class NumberScanner
{
    private const int FewestDigits = 9;

    /// <param name="at">The first digit of a run of digits that nothing but a separator precedes.</param>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at, PiiTypes enabled)
    {
        var none = PiiMatch.None(at);
        var groups = DigitGroups.Read(text, at);
        if (groups.Count == 0 || groups.Total < FewestDigits || Continues(text, floor, at) || IsFollower(text, floor, at, groups.Sizes[0])) return none;
        while (true)
        {
            if (groups.Total < FewestDigits) return none;
            if (IsWhole(text, groups) && TypeOf(text, floor, at, groups) is { } type && enabled.Has(type.Type))
                return new PiiMatch(at, groups.End, true, type.IsReserved, type.IsReserved) { Type = type.Type };
            // numbers that stand side by side are parted by spaces; groups of one size are one number
            if (groups.Count == 1 || groups.Separator != ' ' || groups.Sizes[^1] == groups.Sizes[^2]) return none;
            groups.Shorten();
        }
    }

    private static (PiiType Type, bool IsReserved)? TypeOf(ReadOnlySpan<byte> text, int floor, int at, in DigitGroups groups)
    {
        if (SocialSecurity.IsNumber(groups) && Cues.Near(text, floor, at, groups.End, Cues.Ssn)) return (PiiType.Ssn, SocialSecurity.IsSurrogate(groups));
        if (PaymentCard.IsNumber(groups)) return (PiiType.Card, false);
        if (NationalNumbers.CuesOf(groups) is not { } cues) return null;
        return cues.Length == 0 || Cues.Near(text, floor, at, groups.End, cues) ? (PiiType.NationalId, false) : null;
    }

    /// <summary>Whether what stands before makes it a part of another number, a price or a path.</summary>
    private static bool Continues(ReadOnlySpan<byte> text, int floor, int at)
    {
        if (Ascii.IsGlued(text, floor, at)) return true;
        if (at == floor) return false;
        return text[at - 1] switch
        {
            (byte)'.' or (byte)',' or (byte)'-' or (byte)'/' or (byte)':' =>
                Ascii.IsDigitAt(text, at - 2) || Ascii.FollowsValue(text, floor, at - 1),
            (byte)'$' or (byte)'+' => true,
            // € £ ¥ end in these bytes
            0xAC or 0xA3 or 0xA5 => text[..at].EndsWith("€"u8) || text[..at].EndsWith("£"u8) || text[..at].EndsWith("¥"u8),
            _ => false,
        };
    }

    /// <summary>Whether a group of the same size stands before, so that this is the tail of a longer number.</summary>
    private static bool IsFollower(ReadOnlySpan<byte> text, int floor, int at, int size)
    {
        var start = at - 1 - size;
        return start >= floor && text[at - 1] == ' ' && Ascii.EndOfDigits(text[start..(at - 1)], 0) == size && !Ascii.IsWordAt(text, start - 1);
    }

    private static bool IsWhole(ReadOnlySpan<byte> text, in DigitGroups groups)
    {
        var end = groups.End;
        if (Ascii.GoesOn(text, end)) return false;
        if (end >= text.Length) return true;
        return text[end] switch
        {
            (byte)'.' or (byte)',' or (byte)'-' or (byte)'/' or (byte)':' => !Ascii.IsDigitAt(text, end + 1),
            (byte)'%' or (byte)'$' => false,
            _ => true,
        };
    }
}
