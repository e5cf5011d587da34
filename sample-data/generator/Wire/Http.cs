using System.IO.Compression;
using System.Text;

namespace SampleCrawl.Wire;

/// <summary>HTTP/1.1 messages as a crawler stores them, transfer and content coding left on.</summary>
internal static class Http
{
    private static readonly string[] _s_servers =
        ["nginx/1.24.0", "Apache/2.4.58 (Debian)", "cloudfront", "Microsoft-IIS/10.0", "lighttpd/1.4.73", "openresty"];

    public static byte[] Response(string status, string? contentType, byte[] body, Dice dice, bool chunked = false, bool gzip = false, string? extra = null)
    {
        if (gzip) body = Zip(body);
        var time = $"{dice.Between(0, 23):00}:{dice.Between(0, 59):00}:{dice.Between(0, 59):00}";
        var head = new StringBuilder($"HTTP/1.1 {status}\r\nDate: Sat, 17 Jan 2026 {time} GMT\r\nServer: {dice.Pick(_s_servers)}\r\n");
        if (contentType is not null) head.Append($"{(dice.Chance(0.2) ? "content-type" : "Content-Type")}: {contentType}\r\n");
        if (gzip) head.Append("Content-Encoding: gzip\r\n");
        head.Append(chunked ? "Transfer-Encoding: chunked\r\n" : $"Content-Length: {body.Length}\r\n");
        head.Append(extra).Append("Connection: close\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. chunked ? Chunk(body, dice) : body];
    }

    public static byte[] Request(string host, string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: sample-crawler/1.0\r\nAccept: */*\r\n\r\n");

    public static byte[] Zip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize)) zip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Chunk(byte[] body, Dice dice)
    {
        using var chunked = new MemoryStream();
        for (var at = 0; at < body.Length;)
        {
            var size = Math.Min(dice.Between(500, 6000), body.Length - at);
            chunked.Write(Encoding.ASCII.GetBytes($"{size:x}\r\n"));
            chunked.Write(body, at, size);
            chunked.Write("\r\n"u8);
            at += size;
        }

        chunked.Write("0\r\n\r\n"u8);
        return chunked.ToArray();
    }
}
