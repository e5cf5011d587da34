using Curation.Core;

namespace Curation.Sources.Warc;

/// <summary>What a sound record is: a page, a text, or nothing for us.</summary>
internal static class WarcDocument
{
    /// <param name="block">The record's content, or its first bytes when it is too large to be held.</param>
    public static SourceItem Read(WarcHeader header, ReadOnlyMemory<byte> block, int maxBytes, bool isWhole)
    {
        try
        {
            return header.Type switch
            {
                "response" when IsHttp(header, block.Span) => HttpResponse.Read(header, block, maxBytes, isWhole),
                "resource" => Resource(header, block, maxBytes, isWhole),
                "conversion" => Conversion(header, block, maxBytes, isWhole),
                "response" => Skip(header, "content-type"),
                "revisit" => Skip(header, "revisit") with { To = header.RefersTo ?? header.Url, ToDate = header.RefersToDate },
                _ => Skip(header, "record-type"),
            };
        }
        catch (BadRecordException e)
        {
            return new BadItem(0, 0, header.Url, e.Reason, e.Message);
        }
    }

    public static SkippedItem Skip(WarcHeader header, string reason) => new(0, 0, header.Url, reason);

    public static BadRecordException TooLarge(int maxBytes) => new("page-too-large", FormattableString.Invariant($"a page of more than {maxBytes} bytes"));

    private static bool IsHttp(WarcHeader header, ReadOnlySpan<byte> block) =>
        header.ContentType is null ? block.StartsWith("HTTP/"u8) : header.ContentType.StartsWith("application/http", StringComparison.OrdinalIgnoreCase);

    private static SourceItem Resource(WarcHeader header, ReadOnlyMemory<byte> body, int maxBytes, bool isWhole)
    {
        // crawlers keep their own logs and look-ups as resources, under urn:, metadata: and dns:
        if (!header.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return Skip(header, "record-type");
        var type = MediaType.Parse(header.ContentType);
        if (!PageSniffer.IsPage(type, body.Span)) return Skip(header, "content-type");
        if (body.IsEmpty) return Skip(header, "empty-body");
        return isWhole && body.Length <= maxBytes
            ? new PageItem(0, 0, null, header.Url, body, type.Charset) { IsBorrowed = true, Crawled = header.Date }
            : throw TooLarge(maxBytes);
    }

    private static SourceItem Conversion(WarcHeader header, ReadOnlyMemory<byte> text, int maxBytes, bool isWhole)
    {
        if (MediaType.Parse(header.ContentType).Name is not ("text/plain" or "")) return Skip(header, "content-type");
        if (text.IsEmpty) return Skip(header, "empty-body");
        return isWhole && text.Length <= maxBytes
            ? new TextItem(0, 0, null, header.Url, text.ToArray()) { Crawled = header.Date }
            : throw TooLarge(maxBytes);
    }
}
