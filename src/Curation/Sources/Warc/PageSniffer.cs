using System.Text;

namespace Curation.Sources.Warc;

/// <summary>Whether bytes are an HTML page: by their declared type, and by their beginning where that says little.</summary>
/// <remarks>After the WHATWG MIME Sniffing standard §7.1.
/// An XML declaration before an XHTML root is a page too, although libmagic and others call it text/xml.</remarks>
internal static class PageSniffer
{
    private const int SniffedBytes = 2048, SniffedOfXml = 1 << 16;

    public static bool IsPage(MediaType type, ReadOnlySpan<byte> body) => type.Name switch
    {
        "text/html" or "application/xhtml+xml" => !IsBinary(body),
        "" or "application/octet-stream" or "application/xml" or "text/xml" or "application/unknown" or "unknown/unknown" or "*/*" => LooksLikeHtml(body),
        // servers call what they do not know text/plain, or after the end of its address
        "text/plain" or "application/json" => IsSurelyHtml(body),
        var name when name.StartsWith("image/", StringComparison.Ordinal) => IsSurelyHtml(body),
        _ => !type.Name.Contains('/') && LooksLikeHtml(body),
    };

    public static bool IsHtml(MediaType type) => type.Name is "text/html" or "application/xhtml+xml";

    public static bool LooksLikeHtml(ReadOnlySpan<byte> body)
    {
        Span<byte> room = stackalloc byte[SniffedBytes];
        var text = Head(body, room);
        return IsRoot(text) || Starts(text, "<!--"u8) || StartsWithTag(text);
    }

    private static bool IsSurelyHtml(ReadOnlySpan<byte> body)
    {
        Span<byte> room = stackalloc byte[SniffedBytes];
        return IsRoot(Head(body, room));
    }

    private static bool IsRoot(ReadOnlySpan<byte> text) =>
        Starts(text, "<?xml"u8) ? Contains(text, "<html"u8) || Contains(text, "dtd xhtml"u8) : Starts(text, "<!doctype html"u8) || Starts(text, "<html"u8);

    /// <summary>The first characters behind byte order mark and white space, of UTF-16 the lower halves.</summary>
    private static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> body, Span<byte> room)
    {
        var isWide = body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, > 0, 0, ..] or [> 0, 0, > 0, 0, ..];
        if (!isWide)
        {
            var narrow = SkipSpace(body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body);
            // comments and declarations may stand before the root
            var most = Starts(narrow, "<?xml"u8) ? SniffedOfXml : SniffedBytes;
            return narrow.Length > most ? narrow[..most] : narrow;
        }

        var low = body[0] is 0 or 0xFE ? 1 : 0;
        var length = 0;
        for (var i = (body[0] >= 0xFE ? 2 : 0) + low; i < body.Length && length < room.Length; i += 2) room[length++] = body[i];
        return SkipSpace(room[..length]);
    }

    private static bool StartsWithTag(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("<"u8)) return false;
        var name = text[1..];
        var end = name.IndexOfAny(" \t\r\n\f>/"u8);
        if (end is < 1 or > 8) return false;
        Span<byte> lower = stackalloc byte[8];
        Ascii.ToLower(name[..end], lower, out var length);
        return Encoding.ASCII.GetString(lower[..length])
            is "html" or "head" or "body" or "title" or "script" or "style" or "meta" or "link" or "iframe" or "h1" or "div" or "font" or "table" or "a" or "b"
                or "br" or "p";
    }

    private static bool IsBinary(ReadOnlySpan<byte> body) =>
        body.StartsWith("%PDF-"u8) || body.StartsWith("PK\x03\x04"u8) || body.StartsWith("GIF8"u8)
        || body.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static ReadOnlySpan<byte> SkipSpace(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n\f"u8);

    private static bool Starts(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) =>
        text.Length >= lower.Length && Ascii.EqualsIgnoreCase(text[..lower.Length], lower);

    private static bool Contains(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower)
    {
        for (; text.IndexOfAny(lower[0], (byte)(lower[0] & 0xDF)) is >= 0 and var at; text = text[1..])
        {
            text = text[at..];
            if (Starts(text, lower)) return true;
        }

        return false;
    }
}
