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

    /// <summary>Takes the next run of letters and digits off the front; bytes of other scripts count as letters.</summary>
    public static bool NextPiece(ref ReadOnlySpan<byte> url, out ReadOnlySpan<byte> piece)
    {
        var start = 0;
        while (start < url.Length && !IsPart(url[start])) start++;
        var end = start;
        while (end < url.Length && IsPart(url[end])) end++;
        piece = url[start..end];
        url = url[end..];
        return !piece.IsEmpty;
    }

    private static bool IsPart(byte b) => b >= 0x80 || char.IsAsciiLetterOrDigit((char)b);
}
