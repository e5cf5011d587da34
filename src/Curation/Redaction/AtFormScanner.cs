namespace Curation.Redaction;

/// <summary>E-mail addresses written for people: <c>ann [at] site.org</c>, <c>ann(at)site(dot)org</c>.</summary>
/// <remarks>Source: common usage; off unless asked for, as prose about addresses looks the same.</remarks>
internal static class AtFormScanner
{
    private const int LongestLocal = 64, LongestHost = 253;

    /// <param name="at">The opening bracket.</param>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(at + 1);
        if (!IsMark(text, at, "at"u8)) return none;
        var before = Ascii.IsAt(text, at - 1, ' ') ? at - 1 : at;
        var first = Math.Max(floor, before - LongestLocal);
        var start = before;
        while (start > first && (Ascii.IsWord(text[start - 1]) || text[start - 1] is (byte)'.' or (byte)'-' or (byte)'+')) start--;
        while (start < before && !Ascii.IsWord(text[start])) start++;
        if (start == before || Ascii.IsGlued(text, floor, start)) return none;
        var (end, dots) = (Skip(text, at + 4), 0);
        for (var last = Math.Min(text.Length, end + LongestHost); end < last;)
        {
            var label = end;
            while (Ascii.IsWordAt(text, end) || Ascii.IsAt(text, end, '-')) end++;
            if (end == label) return none;
            var next = Skip(text, end);
            if (IsMark(text, next, "dot"u8)) next = Skip(text, next + 5);
            else if (Ascii.IsAt(text, end, '.') && Ascii.IsWordAt(text, end + 1)) next = end + 1;
            else break;
            dots++;
            end = next;
        }

        return dots == 0 || Ascii.GoesOn(text, end) ? none : new PiiMatch(start, end, true) { Type = PiiType.Email };
    }

    private static int Skip(ReadOnlySpan<byte> text, int at) => Ascii.IsAt(text, at, ' ') ? at + 1 : at;

    private static bool IsMark(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> word) =>
        at + word.Length + 1 < text.Length && text[at] is (byte)'[' or (byte)'('
        && text[at + word.Length + 1] == (text[at] == '[' ? ']' : ')') && System.Text.Ascii.EqualsIgnoreCase(text.Slice(at + 1, word.Length), word);
}
