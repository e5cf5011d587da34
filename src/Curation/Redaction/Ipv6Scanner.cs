using System.Buffers;
using System.Buffers.Binary;
using System.Net;

namespace Curation.Redaction;

/// <summary>IPv6 addresses in the forms of RFC 4291 §2.2 that the internet routes: 2000::/3 without the special ranges.</summary>
/// <remarks>Source: IANA IPv6 special-purpose address registry (2001::/23 protocol assignments, 2001:db8::/32 and 3fff::/20 documentation).</remarks>
internal static class Ipv6Scanner
{
    private const int LongestAddress = 45;
    private static readonly SearchValues<byte> _bytes = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        // no further than an address can reach, so that a long run of colons is not read again for each
        var before = Math.Max(floor, at - LongestAddress - 1);
        var start = before + text[before..at].LastIndexOfAnyExcept(_bytes) + 1;
        var after = text[at..Math.Min(text.Length, at + LongestAddress + 3)];
        var length = after.IndexOfAnyExcept(_bytes);
        var end = at + (length < 0 ? after.Length : length);
        var none = PiiMatch.None(at + 1);
        // a word glued to the first colon is a label, not a group
        if (Ascii.IsGlued(text, floor, start)) start = at + 1;
        else if (start == at && !Ascii.IsAt(text, at + 1, ':')) start++;
        if (Ascii.GoesOn(text, end) || text[end..].StartsWith("<IP>"u8)) return none;
        if (Ascii.IsAt(text, end - 1, '.')) end--;
        if (end - 2 >= start && text[end - 1] == ':' && text[end - 2] != ':') end--;
        if (end - start is < 2 or > LongestAddress) return none;
        if (!IPAddress.TryParse(text[start..end], out var address) || address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6) return none;
        var isSurrogate = IsIn(address, 0x20010db8, 32);
        return isSurrogate || IsPublic(address) ? new PiiMatch(start, end, true, isSurrogate, isSurrogate) { Type = PiiType.Ip } : none;
    }

    private static bool IsPublic(IPAddress address) =>
        IsIn(address, 0x20000000, 3) && !IsIn(address, 0x20010000, 23) && !IsIn(address, 0x3fff0000, 20);

    private static bool IsIn(IPAddress address, uint network, int bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return (BinaryPrimitives.ReadUInt32BigEndian(bytes) ^ network) >> 32 - bits == 0;
    }
}
