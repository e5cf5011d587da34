using System.Text;

namespace Curation.Filters.Url;

/// <summary>The parts of a URL that block lists look at.</summary>
internal static class UrlText
{
    /// <summary>Without scheme, fragment and last slash, the host in lower case.</summary>
    public static byte[] Canonical(string url)
    {
        var text = url.AsSpan();
        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme) text = text[(scheme + 3)..];
        if (text.IndexOf('#') is >= 0 and var fragment) text = text[..fragment];
        text = text.TrimEnd('/');
        var host = text.IndexOfAny('/', '?') is >= 0 and var slash ? slash : text.Length;
        return Encoding.UTF8.GetBytes(text[..host].ToString().ToLowerInvariant() + text[host..].ToString());
    }

    /// <summary>The URL in lower case with these bytes taken out.</summary>
    public static int Squeeze(ReadOnlySpan<byte> url, Span<byte> squeezed, Func<byte, bool> isKept)
    {
        var length = 0;
        foreach (var b in url)
        {
            if (isKept(b)) squeezed[length++] = (uint)(b - 'A') <= 25 ? (byte)(b | 0x20) : b;
        }

        return length;
    }
}
