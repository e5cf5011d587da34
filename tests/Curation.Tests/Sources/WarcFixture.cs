using System.IO.Compression;
using System.Text;

namespace Curation.Tests.Sources;

/// <summary>Builds WARC files byte by byte.</summary>
internal static class WarcFixture
{
    public const string Page = "<html><body><p>Hello</p></body></html>";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Record(
        string type,
        byte[] block,
        string contentType = "application/http; msgtype=response",
        string url = "http://a.test/",
        long? length = null,
        string version = "1.0")
    {
        var header = $"WARC/{version}\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
            + $"Content-Type: {contentType}\r\nContent-Length: {length ?? block.Length}\r\n\r\n";
        return Join(Bytes(header), block, Bytes("\r\n\r\n"));
    }

    public static byte[] Http(byte[] body, string headers = "Content-Type: text/html", string status = "200 OK") =>
        Join(Bytes($"HTTP/1.1 {status}\r\n{headers}\r\n\r\n"), body);

    public static byte[] Response(
        string body = Page, string headers = "Content-Type: text/html", string status = "200 OK", string url = "http://a.test/", long? length = null) =>
        Record("response", Http(Bytes(body), headers, status), url: url, length: length);

    public static byte[] Info() => Record("warcinfo", Bytes("software: none\r\n"), "application/warc-fields", "");

    public static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var held = new MemoryStream();
        using (var gzip = new GZipStream(held, level)) gzip.Write(bytes);
        return held.ToArray();
    }

    public static byte[] Pack(byte[] bytes, Func<Stream, Stream> packer)
    {
        using var held = new MemoryStream();
        using (var stream = packer(held)) stream.Write(bytes);
        return held.ToArray();
    }

    public static byte[] Noise(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
