namespace Curation.Redaction;

/// <summary>How evenly a token uses its bytes, in bits a byte: made-up examples repeat themselves, secrets do not.</summary>
internal static class Entropy
{
    private static readonly byte[][] _placeholders =
    [
        "example"u8.ToArray(), "xxxx"u8.ToArray(), "your"u8.ToArray(), "placeholder"u8.ToArray(), "redacted"u8.ToArray(), "changeme"u8.ToArray(),
        "1234567890"u8.ToArray(), "abcdefgh"u8.ToArray(), "test_key"u8.ToArray(), "dummy"u8.ToArray(), "...."u8.ToArray(), "****"u8.ToArray(),
    ];

    private const int Most = 256;

    /// <summary>Shannon's entropy of the first 256 bytes.</summary>
    public static double Of(ReadOnlySpan<byte> token)
    {
        if (token.Length > Most) token = token[..Most];
        Span<short> counts = stackalloc short[256];
        counts.Clear();
        foreach (var b in token) counts[b]++;
        var sum = 0.0;
        foreach (var count in counts)
        {
            if (count > 0) sum -= count * Math.Log2((double)count / token.Length);
        }

        return sum / token.Length;
    }

    /// <summary>Whether a token says itself that it is an example.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<byte> token)
    {
        if (token.Length > Most) token = token[..Most];
        Span<byte> lower = stackalloc byte[token.Length];
        System.Text.Ascii.ToLower(token, lower, out _);
        foreach (var placeholder in _placeholders)
        {
            if (lower.IndexOf(placeholder) >= 0) return true;
        }

        return false;
    }
}
