using System.Globalization;
using System.Text;

namespace SampleCrawl.Wire;

/// <summary>Records of WARC/1.0 (ISO 28500:2009).</summary>
internal static class Warc
{
    public const string HttpResponse = "application/http;msgtype=response";
    public const string Fields = "application/warc-fields";
    public const string HttpRequest = "application/http;msgtype=request";

    /// <summary>One record, uncompressed. <paramref name="lie"/> is added to the Content-Length.</summary>
    public static byte[] Record(string type, string? url, string contentType, ReadOnlySpan<byte> block, Dice dice, int lie = 0, string? extra = null)
    {
        var time = new DateTime(2026, 1, 17, 0, 0, 0, DateTimeKind.Utc).AddSeconds(dice.Below(86_400));
        var date = time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var target = url is null ? "" : $"WARC-Target-URI: {url}\r\n";
        var head = $"WARC/1.0\r\nWARC-Type: {type}\r\n{target}WARC-Date: {date}\r\nWARC-Record-ID: <urn:uuid:{Uuid(dice)}>\r\n" +
            $"{extra}Content-Type: {contentType}\r\nContent-Length: {block.Length + lie}\r\n\r\n";
        return [.. Encoding.UTF8.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }

    private static string Uuid(Dice dice) => $"{dice.Hex(8)}-{dice.Hex(4)}-4{dice.Hex(3)}-a{dice.Hex(3)}-{dice.Hex(12)}";
}
