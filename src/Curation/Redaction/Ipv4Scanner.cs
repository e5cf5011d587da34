using System.Numerics;

namespace Curation.Redaction;

/// <summary>Dotted quads without leading zeros, standing alone, that the internet routes, unless a word such as "version" says that they number one.
/// </summary>
/// <remarks>Source: the "global" addresses of Python's <c>ipaddress</c> (IANA special-purpose registry), as datatrove's validator asks for; multicast
/// is not global here.</remarks>
internal static class Ipv4Scanner
{
    // network, prefix length
    private static readonly (uint Network, int Bits)[] _special =
    [
        (0x00000000, 8), (0x0A000000, 8), (0x64400000, 10), (0x7F000000, 8), (0xA9FE0000, 16), (0xAC100000, 12), (0xC0000000, 24),
        (0xC0000200, 24), (0xC0A80000, 16), (0xC6120000, 15), (0xC6336400, 24), (0xCB007100, 24), (0xE0000000, 3),
    ];

    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        var none = PiiMatch.None(Ascii.EndOfDigits(text, at));
        if (StandaloneEnd(text, floor, at, out var address) is not (> 0 and var end)) return none;
        var isSurrogate = Surrogates.IsIpv4(address);
        return (isSurrogate || IsPublic(address)) && !Cues.Leads(text, floor, at, Cues.Version)
            ? new PiiMatch(at, end, true, isSurrogate, isSurrogate) { Type = PiiType.Ip } : none;
    }

    /// <summary>The end of a dotted quad that begins at a place and is no part of more, or 0.</summary>
    public static int StandaloneEnd(ReadOnlySpan<byte> text, int floor, int at, out uint address)
    {
        var end = QuadEnd(text, at, out address);
        var isPart = Ascii.IsGlued(text, floor, at)
            || (Ascii.IsAt(text, at - 1, '.') && (Ascii.IsDigitAt(text, at - 2) || Ascii.FollowsValue(text, floor, at - 1)))
            || Ascii.GoesOn(text, end) || (Ascii.IsAt(text, end, '.') && Ascii.IsDigitAt(text, end + 1));
        return isPart ? 0 : end;
    }

    /// <summary>The end of a dotted quad that begins at a place, or 0.</summary>
    public static int QuadEnd(ReadOnlySpan<byte> text, int at, out uint address)
    {
        address = 0;
        for (var octet = 0; octet < 4; octet++)
        {
            if (octet > 0 && !Ascii.IsAt(text, at++, '.')) return 0;
            var first = at;
            var value = 0;
            for (; at < first + 3 && Ascii.IsDigitAt(text, at); at++) value = value * 10 + text[at] - '0';
            if (at == first || value > 255 || (at > first + 1 && text[first] == '0') || Ascii.IsDigitAt(text, at)) return 0;
            address = address << 8 | (uint)value;
        }

        return at;
    }

    /// <summary>Whether the internet routes it.</summary>
    public static bool IsPublic(uint address)
    {
        foreach (var (network, bits) in _special)
        {
            if (BitOperations.LeadingZeroCount(address ^ network) >= bits) return false;
        }

        return true;
    }
}
