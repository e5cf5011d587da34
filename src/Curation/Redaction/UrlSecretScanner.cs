using System.Buffers;

namespace Curation.Redaction;

/// <summary>Credentials in URLs: user and password ahead of the host, and the values of query parameters that are named as secrets.</summary>
/// <remarks>Source: RFC 3986 §3.2.1, which deprecates passwords there; RFC 6750 §2.3 (access_token).</remarks>
internal static class UrlSecretScanner
{
    private const int FewestBytes = 6, LongestName = 32;
    private static readonly SearchValues<byte> _endOfUser = SearchValues.Create("@/?#<>\"'` \t\r\n[](){}|\\"u8);

    // what is not ASCII is percent-encoded within a URL
    private static readonly SearchValues<byte> _endOfValue =
        SearchValues.Create([.. "&;#<>\"'` \t\r\n[](){}|\\"u8, .. Enumerable.Range(0x80, 0x80).Select(b => (byte)b)]);

    private static readonly SearchValues<byte> _name = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    // lower case, _ and - taken out
    private static readonly byte[][] _names =
    [
        "token"u8.ToArray(), "accesstoken"u8.ToArray(), "authtoken"u8.ToArray(), "apitoken"u8.ToArray(), "refreshtoken"u8.ToArray(), "idtoken"u8.ToArray(),
        "apikey"u8.ToArray(), "appkey"u8.ToArray(), "accesskey"u8.ToArray(), "secretkey"u8.ToArray(), "clientsecret"u8.ToArray(), "secret"u8.ToArray(),
        "password"u8.ToArray(), "passwd"u8.ToArray(), "pwd"u8.ToArray(), "auth"u8.ToArray(), "sessionid"u8.ToArray(), "phpsessid"u8.ToArray(),
        "jsessionid"u8.ToArray(), "sid"u8.ToArray(), "sig"u8.ToArray(), "signature"u8.ToArray(), "xamzsignature"u8.ToArray(), "xamzsecuritytoken"u8.ToArray(),
        "xamzcredential"u8.ToArray(), "awsaccesskeyid"u8.ToArray(), "key"u8.ToArray(), "code"u8.ToArray(),
    ];

    /// <param name="at">The colon of <c>://</c>.</param>
    public static PiiMatch MatchUser(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(at + 1);
        if (!text[at..].StartsWith("://"u8) || at - 1 < floor || !Ascii.IsLetterOrDigit(text[at - 1])) return none;
        var start = at + 3;
        if (text[start..].IndexOfAny(_endOfUser) is not (>= 0 and var length) || text[start + length] != '@') return none;
        var password = text.Slice(start, length).IndexOf((byte)':') + 1;
        return password <= 1 || password == length ? none : new PiiMatch(start, start + length, true) { Type = PiiType.UrlSecret };
    }

    /// <param name="at">The <c>=</c> behind a parameter's name.</param>
    public static PiiMatch MatchValue(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(at + 1);
        var first = Math.Max(floor, at - LongestName);
        var start = first + text[first..at].LastIndexOfAnyExcept(_name) + 1;
        if (start == first || start == at || text[start - 1] is not ((byte)'?' or (byte)'&' or (byte)';' or (byte)'#')) return none;
        if (!IsSecretName(text[start..at])) return none;
        var length = text[(at + 1)..].IndexOfAny(_endOfValue);
        var end = length < 0 ? text.Length : at + 1 + length;
        while (end > at + 1 && text[end - 1] is (byte)'.' or (byte)',' or (byte)':' or (byte)'!' or (byte)'?') end--;
        var value = text[(at + 1)..end];
        return value.Length < FewestBytes || Entropy.IsPlaceholder(value)
            ? PiiMatch.None(at + 1) : new PiiMatch(at + 1, end, true) { Type = PiiType.UrlSecret };
    }

    private static bool IsSecretName(ReadOnlySpan<byte> name)
    {
        Span<byte> plain = stackalloc byte[LongestName];
        var length = 0;
        foreach (var b in name)
        {
            if (b is not ((byte)'_' or (byte)'-')) plain[length++] = (byte)(b | 0x20);
        }

        foreach (var known in _names)
        {
            if (plain[..length].SequenceEqual(known)) return true;
        }

        return false;
    }
}
