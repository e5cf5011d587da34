using System.Buffers;
using static Curation.Text.CharacterClass;

namespace Curation.Text;

/// <summary>Where Dolma's three expressions for personal data match a text (taggers/pii.py), found without backtracking:
/// e-mail <c>[.\s@,?!;:)(]*([^\s@]+@[^\s@,?!;:)(]+?)[.\s@,?!;:)(]?[\s\n\r]</c>, which needs white space behind it, phone
/// <c>\s+\(?(\d{3})\)?[-\. ]*(\d{3})[-. ]?(\d{4})</c>, which needs it before, and a dotted quad.</summary>
internal static class DolmaPersonalData
{
    private const int LargestOctetDigits = 3;

    // A bracket, an ASCII digit, and every first byte of more.
    private static readonly SearchValues<byte> _firstOfPhones =
        SearchValues.Create([(byte)'(', .. "0123456789"u8, .. Enumerable.Range(0xC2, 0xF4 - 0xC2 + 1).Select(lead => (byte)lead)]);

    public static int Count(ReadOnlySpan<byte> text)
    {
        using var found = Find(text);
        return found.Count;
    }

    /// <summary>Every match: e-mail addresses, then phone numbers, then quads, each in order. The group of the first, the second without the white space
    /// before it. The caller disposes the list.</summary>
    public static PooledList<DolmaMatch> Find(ReadOnlySpan<byte> text)
    {
        var found = default(PooledList<DolmaMatch>);
        FindEmails(text, ref found);
        FindPhones(text, ref found);
        FindAddresses(text, ref found);
        return found;
    }

    private static void FindEmails(ReadOnlySpan<byte> text, ref PooledList<DolmaMatch> found)
    {
        for (var at = 0; text[at..].IndexOf((byte)'@') is >= 0 and var skipped;)
        {
            var sign = at + skipped;
            at = sign + 1;
            if (sign == 0 || text[sign - 1] == '@' || (CodePoints.LastClass(text[..sign]) & Space) != 0) continue;
            while (at < text.Length && !IsDelimiter(text[at]) && (CharacterTable.At(text, at, out var next) & Space) == 0) at = next;
            if (at == sign + 1 || at == text.Length) continue;
            var isSpace = (CharacterTable.At(text, at, out var behind) & Space) != 0;
            if (!isSpace && (behind == text.Length || (CharacterTable.At(text, behind, out _) & Space) == 0)) continue;
            // one delimiter may stand before the white space, and a point is one
            var end = isSpace && text[at - 1] == '.' && at > sign + 2 ? at - 1 : at;
            found.Add(new(DolmaKind.Email, StartOfEmail(text, sign), end));
        }
    }

    /// <summary>What stands before the sign, up to white space or another sign, without the delimiters it begins with, but one byte at least.</summary>
    private static int StartOfEmail(ReadOnlySpan<byte> text, int sign)
    {
        var start = sign;
        while (start > 0 && text[start - 1] != '@' && (CodePoints.LastClass(text[..start]) & Space) == 0)
        {
            for (start--; start > 0 && (text[start] & 0xC0) == 0x80;) start--;
        }

        while (start < sign - 1 && text[start] is var first && (first == '.' || IsDelimiter(first))) start++;
        return start;
    }

    private static void FindPhones(ReadOnlySpan<byte> text, ref PooledList<DolmaMatch> found)
    {
        var (at, free) = (0, 0);
        while (text[at..].IndexOfAny(_firstOfPhones) is >= 0 and var skipped)
        {
            at += skipped;
            var isBehindSpace = at > free && (CodePoints.LastClass(text[..at]) & Space) != 0;
            var end = isBehindSpace ? PhoneEnd(text, at) : 0;
            if (end > 0)
            {
                found.Add(new(DolmaKind.Phone, at, end));
                free = end;
            }

            at = Math.Max(at + 1, end);
        }
    }

    private static void FindAddresses(ReadOnlySpan<byte> text, ref PooledList<DolmaMatch> found)
    {
        for (var at = 0; text[at..].IndexOf((byte)'.') is >= 0 and var skipped;)
        {
            var dot = at + skipped;
            var start = dot;
            while (start > at && dot - start < LargestOctetDigits && char.IsAsciiDigit((char)text[start - 1])) start--;
            while (start < dot && !IsOctet(text[start..dot])) start++;
            var end = start < dot ? AddressEnd(text, dot) : 0;
            if (end > 0) found.Add(new(DolmaKind.Ip, start, end));
            at = Math.Max(dot + 1, end);
        }
    }

    private static bool IsDelimiter(byte letter) => "@,?!;:)("u8.Contains(letter);

    private static int PhoneEnd(ReadOnlySpan<byte> text, int at)
    {
        if (at < text.Length && text[at] == '(') at++;
        if (!TakeDigits(text, ref at, 3)) return 0;
        if (at < text.Length && text[at] == ')') at++;
        while (at < text.Length && text[at] is (byte)'-' or (byte)'.' or (byte)' ') at++;
        if (!TakeDigits(text, ref at, 3)) return 0;
        if (at < text.Length && text[at] is (byte)'-' or (byte)'.' or (byte)' ') at++;
        return TakeDigits(text, ref at, 4) ? at : 0;
    }

    private static bool TakeDigits(ReadOnlySpan<byte> text, ref int at, int count)
    {
        for (; count > 0 && at < text.Length && (CharacterTable.At(text, at, out var next) & Digit) != 0; count--) at = next;
        return count == 0;
    }

    /// <summary>The end of three more octets behind the first dot; 0 where there are none.</summary>
    private static int AddressEnd(ReadOnlySpan<byte> text, int dot)
    {
        for (var octet = 0; octet < 2; octet++)
        {
            var end = dot + 1;
            while (end < text.Length && char.IsAsciiDigit((char)text[end])) end++;
            if (end == text.Length || text[end] != '.' || !IsOctet(text[(dot + 1)..end])) return 0;
            dot = end;
        }

        var last = dot + 1;
        while (last < text.Length && last - dot <= LargestOctetDigits && char.IsAsciiDigit((char)text[last])) last++;
        while (last > dot + 1 && !IsOctet(text[(dot + 1)..last])) last--;
        return last > dot + 1 ? last : 0;
    }

    /// <summary>One to three digits up to 255, leading zeros allowed.</summary>
    private static bool IsOctet(ReadOnlySpan<byte> digits) => digits.Length switch
    {
        1 or 2 => true,
        LargestOctetDigits => digits[0] < '2' || digits is [(byte)'2', < (byte)'5', _] || digits is [(byte)'2', (byte)'5', <= (byte)'5'],
        _ => false,
    };
}

/// <summary>A match: bytes <paramref name="Start"/> up to <paramref name="End"/>.</summary>
internal readonly record struct DolmaMatch(DolmaKind Kind, int Start, int End);

/// <summary>What an expression looks for.</summary>
internal enum DolmaKind
{
    Email,
    Phone,
    Ip,
}
