namespace Curation.Text.Spacy;

/// <summary>Whether a whole chunk is a URL to spaCy (lang/tokenizer_exceptions.py, URL_PATTERN): optional scheme, optional user, host or public IPv4 address,
/// optional port and path. Linear in the length of the chunk.</summary>
internal static class SpacyUrl
{
    private const int LongestLabel = 64, ShortestTopLevel = 2, LongestTopLevel = 63;

    public static bool IsUrl(ReadOnlySpan<byte> chunk)
    {
        if (!chunk.Contains((byte)'.')) return false;
        if (IsPlace(chunk) || (SchemeLength(chunk) is > 0 and var scheme && IsPlace(chunk[scheme..]))) return true;
        for (var at = 1; at < chunk.Length; at++)
        {
            var user = chunk[at..].IndexOf((byte)'@');
            if (user < 0) return false;
            at += user;
            if (IsPlace(chunk[(at + 1)..])) return true;
        }

        return false;
    }

    private static bool IsPlace(ReadOnlySpan<byte> text) => HostLength(text) is > 0 and var host && IsRest(text[host..])
        || AddressLength(text) is > 0 and var address && IsRest(text[address..]);

    /// <summary>Word characters, <c>+ - .</c>, at least two of them, then <c>://</c>.</summary>
    private static int SchemeLength(ReadOnlySpan<byte> text)
    {
        var (at, count) = (0, 0);
        for (; at < text.Length && text[at] != ':'; count++)
        {
            var found = CharacterTable.At(text, at, out var next) & (CharacterClass.Letter | CharacterClass.Digit | CharacterClass.Numeric);
            if (found == 0 && text[at] is not ((byte)'+' or (byte)'-' or (byte)'.' or (byte)'_')) return 0;
            at = next;
        }

        return count >= 2 && text[at..].StartsWith("://"u8) ? at + "://".Length : 0;
    }

    /// <summary>Labels, each with a dot behind it, then a top level of letters.</summary>
    private static int HostLength(ReadOnlySpan<byte> text)
    {
        var (at, labels, length, letters, isLast) = (0, 0, 0, true, false);
        while (at < text.Length)
        {
            var found = SpacyTable.At(text, at, out var next);
            if (text[at] == '.')
            {
                if (length is 0 or > LongestLabel || !isLast) return 0;
                (labels, length, letters) = (labels + 1, 0, true);
            }
            else
            {
                isLast = (found & SpacyClass.Host) != 0;
                var isTopLevel = (found & SpacyClass.Lower) != 0;
                if (!isLast && !isTopLevel && (length == 0 || text[at] is not ((byte)'_' or (byte)'-'))) break;
                letters &= isTopLevel;
                length++;
            }

            at = next;
        }

        return labels > 0 && letters && length is >= ShortestTopLevel and <= LongestTopLevel ? at : 0;
    }

    private static bool IsRest(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(":"u8))
        {
            var (at, digits) = (1, 0);
            for (; at < text.Length && (CharacterTable.At(text, at, out var next) & CharacterClass.Digit) != 0; digits++) at = next;
            if (digits is < 2 or > 5) return false;
            text = text[at..];
        }

        return text.IsEmpty || text[0] is (byte)'/' or (byte)'?' or (byte)'#';
    }

    /// <summary>Four numbers, the first 1 to 223, the last 1 to 254, of no private network.</summary>
    private static int AddressLength(ReadOnlySpan<byte> text)
    {
        Span<int> parts = stackalloc int[4];
        var at = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            var first = at;
            for (; at < text.Length && at - first < 3 && char.IsAsciiDigit((char)text[at]); at++) parts[part] = parts[part] * 10 + text[at] - '0';
            if (at == first || (text[first] == '0' && part is 0 or 3)) return 0;
            if (part < 3 && (at >= text.Length || text[at++] != '.')) return 0;
        }

        var isPrivate = parts[0] is 10 or 127 || (parts[0], parts[1]) is (169, 254) or (192, 168) or (172, >= 16 and <= 31);
        return !isPrivate && parts[0] is >= 1 and <= 223 && parts[1] <= 255 && parts[2] <= 255 && parts[3] is >= 1 and <= 254 ? at : 0;
    }
}
