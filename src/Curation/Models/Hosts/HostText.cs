using System.Globalization;
using System.Net;
using System.Text;

namespace Curation.Models.Hosts;

/// <summary>Hosts in the one form in which lists and URLs are compared: lower case, punycode, no trailing point, addresses as they are written shortest.
/// </summary>
/// <remarks>Source: RFC 3492, RFC 5891; WHATWG URL, host parsing.</remarks>
internal static class HostText
{
    // RFC 1035 §2.3.4: no name is longer
    public const int Longest = 253;

    /// <param name="host">Without port and user.</param>
    public static byte[] Canonical(string host)
    {
        host = host.TrimEnd('.');
        if (host.StartsWith('[') || host.Count(letter => letter == ':') > 1)
            return Encoding.UTF8.GetBytes(IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address.ToString() : host.ToLowerInvariant());
        return Encoding.UTF8.GetBytes(Ascii.IsValid(host) || host.Length > Longest ? host.ToLowerInvariant() : Punycode(host));
    }

    /// <summary>Whether it is an address, which lies under no domain.</summary>
    public static bool IsAddress(ReadOnlySpan<byte> host) =>
        host.Contains((byte)':') || (!host.IsEmpty && host.IndexOfAnyExcept("0123456789."u8) < 0);

    private static string Punycode(string host)
    {
        // ideographic and full-width points part labels too
        var lower = host.ToLowerInvariant().Replace('。', '.').Replace('．', '.').Replace('｡', '.');
        try
        {
            return new IdnMapping { AllowUnassigned = true }.GetAscii(lower);
        }
        catch (ArgumentException)
        {
            return lower;
        }
    }
}
