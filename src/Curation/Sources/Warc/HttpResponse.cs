using System.Buffers.Text;
using Curation.Core;

namespace Curation.Sources.Warc;

/// <summary>A stored HTTP/1 response (RFC 9112): pages are HTML with a 2xx status.</summary>
internal static class HttpResponse
{
    public static SourceItem Read(WarcHeader record, ReadOnlyMemory<byte> block, int maxBytes, bool isWhole)
    {
        var head = HttpHead.Parse(block.Span);
        while (head.Status < 200 && block.Span[head.Length..].StartsWith("HTTP/"u8))
        {
            block = block[head.Length..];
            head = HttpHead.Parse(block.Span);
        }

        if (head.Status is < 200 or > 299) return Skip(record, head);
        var type = MediaType.Parse(head.ContentType);
        if (!isWhole)
            return PageSniffer.IsPage(type, block.Span[head.Length..]) ? throw WarcDocument.TooLarge(maxBytes) : WarcDocument.Skip(record, "content-type");
        if (!MayBePage(type)) return WarcDocument.Skip(record, "content-type");
        var stored = block[head.Length..];
        var body = HttpBody.Decode(stored, head, maxBytes);
        if (body.IsEmpty) return WarcDocument.Skip(record, "empty-body");
        if (!PageSniffer.IsPage(type, body.Span)) return WarcDocument.Skip(record, "content-type");
        return new PageItem(0, 0, null, record.Url, body, type.Charset, head.ContentLanguage)
        {
            Rights = head.Rights, Crawled = record.Date, IsBorrowed = body.Equals(stored),
        };
    }

    private static SkippedItem Skip(WarcHeader record, in HttpHead head)
    {
        var skipped = WarcDocument.Skip(record, FormattableString.Invariant($"http-{head.Status}"));
        return head is { Status: >= 300 and < 400, Location: { Length: > 0 } to } ? skipped with { To = Absolute(record.Url, to) } : skipped;
    }

    /// <summary>A location is written as it stands where it is no address.</summary>
    private static string Absolute(string url, string location) =>
        Uri.TryCreate(url, UriKind.Absolute, out var page) && Uri.TryCreate(page, location, out var target) ? target.AbsoluteUri : location;

    /// <summary>Spares the decoding of what no content would make a page.</summary>
    private static bool MayBePage(MediaType type) =>
        PageSniffer.IsPage(type, "<html>"u8);
}

/// <summary>Status and the header fields that decide how a body is read.</summary>
/// <param name="Length">Bytes up to the body.</param>
internal readonly record struct HttpHead(
    int Length, int Status, string? ContentType, string? ContentLanguage, string? ContentEncoding, string? TransferEncoding,
    RightsHeaders? Rights = null, string? Location = null)
{
    public static HttpHead Parse(ReadOnlySpan<byte> block)
    {
        if (!block.StartsWith("HTTP/"u8)) throw Bad("no HTTP status line");
        var length = HeaderLines.Length(block);
        if (length < 0) throw Bad("an HTTP head without an end");
        var space = block[..length].IndexOf((byte)' ');
        if (space < 0 || !Utf8Parser.TryParse(block[space..length].TrimStart((byte)' '), out int status, out _) || status is < 100 or > 999)
            throw Bad("no HTTP status");
        var head = new HttpHead(length, status, null, null, null, null);
        var fields = new HeaderLines(block[..length]);
        while (fields.Next())
        {
            if (fields.Is("content-type"u8)) head = head with { ContentType = fields.Text };
            else if (fields.Is("content-language"u8)) head = head with { ContentLanguage = fields.Text };
            else if (fields.Is("content-encoding"u8)) head = head with { ContentEncoding = fields.Text.ToLowerInvariant() };
            else if (fields.Is("transfer-encoding"u8)) head = head with { TransferEncoding = fields.Text.ToLowerInvariant() };
            else if (fields.Is("location"u8)) head = head with { Location = fields.Text };
            else head = head with { Rights = RightsFields.Add(head.Rights, fields) };
        }

        return head;
    }

    private static BadRecordException Bad(string detail) => new("bad-http", detail);
}
