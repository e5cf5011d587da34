using System.Buffers;

namespace Curation.Redaction;

/// <summary>Keys and tokens of known issuers by their prefixes, JSON web tokens, and private keys in PEM. What is too even to be random, or calls itself
/// an example, is left.</summary>
/// <remarks>Sources: the token formats that GitHub, GitLab, Slack, Stripe, AWS, Google, OpenAI, npm, Hugging Face, Shopify, SendGrid, DigitalOcean and
/// age document; RFC 7519 (JWT), RFC 7468 (PEM).</remarks>
internal static class SecretScanner
{
    private const double LeastEntropy = 3;
    private const int FewestPem = 40, FewestJwtPart = 10;

    private static readonly SearchValues<byte> _token =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    private static readonly SearchValues<byte> _pem =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \r\n\t:,\\"u8);

    // prefix, fewest and most bytes behind it
    private static readonly (byte[] Prefix, int Fewest, int Most)[] _underscore =
    [
        ("ghp_"u8.ToArray(), 36, 255), ("gho_"u8.ToArray(), 36, 255), ("ghu_"u8.ToArray(), 36, 255), ("ghs_"u8.ToArray(), 36, 255),
        ("ghr_"u8.ToArray(), 36, 255), ("github_pat_"u8.ToArray(), 40, 255), ("sk_live_"u8.ToArray(), 16, 255), ("rk_live_"u8.ToArray(), 16, 255),
        ("sk_test_"u8.ToArray(), 16, 255), ("whsec_"u8.ToArray(), 24, 255), ("npm_"u8.ToArray(), 36, 36), ("hf_"u8.ToArray(), 34, 40),
        ("shpat_"u8.ToArray(), 32, 32), ("shpss_"u8.ToArray(), 32, 32), ("dop_v1_"u8.ToArray(), 64, 64), ("dckr_pat_"u8.ToArray(), 20, 64),
    ];

    private static readonly (byte[] Prefix, int Fewest, int Most)[] _hyphen =
    [
        ("xoxb-"u8.ToArray(), 20, 255), ("xoxp-"u8.ToArray(), 20, 255), ("xoxa-"u8.ToArray(), 20, 255), ("xoxr-"u8.ToArray(), 20, 255),
        ("xoxs-"u8.ToArray(), 20, 255), ("xapp-"u8.ToArray(), 20, 255), ("glpat-"u8.ToArray(), 20, 255), ("sk-"u8.ToArray(), 32, 255),
        ("pypi-"u8.ToArray(), 80, 255), ("AGE-SECRET-KEY-1"u8.ToArray(), 58, 58),
    ];

    private static readonly (byte[] Prefix, int Fewest, int Most)[] _letter =
    [
        ("AKIA"u8.ToArray(), 16, 16), ("ASIA"u8.ToArray(), 16, 16), ("AIza"u8.ToArray(), 35, 35),
    ];

    /// <param name="at">A point, hyphen, underscore or A.</param>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at) => text[at] switch
    {
        (byte)'_' => Issued(text, floor, at, _underscore),
        (byte)'A' => Issued(text, floor, at, text[at..].StartsWith("AGE-"u8) ? _hyphen : _letter),
        (byte)'-' when text[at..].StartsWith("-----BEGIN "u8) => Pem(text, at),
        (byte)'-' => Issued(text, floor, at, _hyphen),
        (byte)'.' when at - floor >= 2 && text[at - 1] == 'G' && text[at - 2] == 'S' => SendGrid(text, floor, at),
        (byte)'.' when text[(at + 1)..].StartsWith("eyJ"u8) => Jwt(text, floor, at),
        _ => PiiMatch.None(at + 1),
    };

    private static PiiMatch Issued(ReadOnlySpan<byte> text, int floor, int at, (byte[] Prefix, int Fewest, int Most)[] issuers)
    {
        foreach (var (prefix, fewest, most) in issuers)
        {
            var start = at - prefix.AsSpan().IndexOf(text[at]);
            if (prefix.Length > 1 && text[at] == prefix[^1]) start = at - prefix.Length + 1;
            if (start < floor || !text[start..].StartsWith(prefix) || IsPart(text, floor, start)) continue;
            var end = TokenEnd(text, start + prefix.Length);
            var body = text[(start + prefix.Length)..end];
            if (body.Length >= fewest && body.Length <= most && IsSecret(body) && !Ascii.GoesOn(text, end))
                return new PiiMatch(start, end, true) { Type = PiiType.Secret };
        }

        return PiiMatch.None(at + 1);
    }

    private static PiiMatch Jwt(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(at + 1);
        var start = floor + text[floor..at].LastIndexOfAnyExcept(_token) + 1;
        if (at - start < FewestJwtPart || !text[start..].StartsWith("eyJ"u8) || Ascii.IsGlued(text, floor, start)) return none;
        var payload = TokenEnd(text, at + 1);
        if (payload - at <= FewestJwtPart || !IsSecret(text[(at + 1)..payload])) return none;
        var end = Ascii.IsAt(text, payload, '.') ? TokenEnd(text, payload + 1) : payload;
        return Ascii.GoesOn(text, end) ? none : new PiiMatch(start, end > payload + 1 ? end : payload, true) { Type = PiiType.Secret };
    }

    // SG. and two parts of 22 and 43
    private static PiiMatch SendGrid(ReadOnlySpan<byte> text, int floor, int at)
    {
        var first = TokenEnd(text, at + 1);
        var end = Ascii.IsAt(text, first, '.') ? TokenEnd(text, first + 1) : first;
        return first - at != 23 || end - first != 44 || IsPart(text, floor, at - 2) || !IsSecret(text[at..end]) || Ascii.GoesOn(text, end)
            ? PiiMatch.None(at + 1) : new PiiMatch(at - 2, end, true) { Type = PiiType.Secret };
    }

    // without its end the key reaches as far as its letters do; either way what was read is not read again
    private static PiiMatch Pem(ReadOnlySpan<byte> text, int at)
    {
        var head = text[at..Math.Min(text.Length, at + 64)];
        if (head.IndexOf("PRIVATE KEY"u8) is not (>= 0 and var key) || head[key..].IndexOf("-----"u8) is not (>= 0 and var close)) return PiiMatch.None(at + 5);
        var body = at + key + close + 5;
        var length = text[body..].IndexOfAnyExcept(_pem);
        var end = length < 0 ? text.Length : body + length;
        if (end - body < FewestPem) return PiiMatch.None(body);
        if (text[end..].StartsWith("-----END "u8))
        {
            var rest = text[(end + 9)..Math.Min(text.Length, end + 64)];
            if (rest.IndexOf("-----"u8) is >= 0 and var foot) return new PiiMatch(at, end + 9 + foot + 5, true) { Type = PiiType.Secret };
        }

        while (text[end - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') end--;
        return new PiiMatch(at, end, true) { Type = PiiType.Secret };
    }

    private static bool IsSecret(ReadOnlySpan<byte> body) => Entropy.Of(body) >= LeastEntropy && !Entropy.IsPlaceholder(body);

    private static bool IsPart(ReadOnlySpan<byte> text, int floor, int start) => Ascii.IsGlued(text, floor, start) || Ascii.IsAt(text, start - 1, '-');

    private static int TokenEnd(ReadOnlySpan<byte> text, int at)
    {
        var length = text[at..].IndexOfAnyExcept(_token);
        return length < 0 ? text.Length : at + length;
    }
}
