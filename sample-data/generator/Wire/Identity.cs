using Curation.Core;
using Curation.Sources;
using Curation.Text;

namespace SampleCrawl.Wire;

/// <summary>Where a page stands among equals: runs order documents by a hash of source name and id, and the id is one of address and bytes.</summary>
internal static class Identity
{
    /// <summary>The name of an unnamed WARC source.</summary>
    private const string Source = "warc";

    /// <summary>The copy, under the first of some similar addresses that orders it behind its original.</summary>
    public static Page After(Library library, Page copy, Page original)
    {
        var body = Entry.Body(library, original, Delivery.For(original));
        var (first, separator) = (Of(original.Url, body), copy.Path.Contains('?') ? '&' : '?');
        var behind = copy;
        for (var salt = 2; Of(behind.Url, body) < first; salt++) behind = copy with { Path = $"{copy.Path}{separator}v={salt}" };
        return behind;
    }

    private static ulong Of(string url, byte[] body) => new Document(Source, ExtractStep.ContentId(url, body), url, DocumentText.FromUtf8(default)).Hash();
}
