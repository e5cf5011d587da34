using System.Buffers;
using System.Globalization;
using System.Text;

namespace Curation.Redaction;

/// <summary>E-mail addresses around an <c>@</c>: atoms joined by single dots, then at least two labels or a dotted quad in brackets. Letters of alphabets
/// belong to it (RFC 6531); ideographs, kana and hangul stand for the text around it, but may begin a label of the host.</summary>
/// <remarks>Source: datatrove <c>formatters/pii.py</c> (a649de79). Departures: international letters; what an underscore glues to the address goes
/// with it; a path and the name of a parameter are no part of one, nor are versions and files of packages (<c>react@17.0.2</c>,
/// <c>logo@2x.png</c>).</remarks>
internal static class EmailScanner
{
    // with every byte of a code point from U+00C0 to U+07FF and U+1000 to U+1FFF
    private static readonly SearchValues<byte> _local = SearchValues.Create(
    [
        .. "!#$%&'*+=?^_`{|}~-.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8,
        .. Enumerable.Range(0x80, 0x40).Concat(Enumerable.Range(0xC3, 0x1D)).Append(0xE1).Select(b => (byte)b),
    ]);

    private static readonly SearchValues<byte> _plainName = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);

    private static readonly SearchValues<byte> _name = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    private static readonly SearchValues<byte> _numbers = SearchValues.Create("0123456789-"u8);

    private static readonly byte[][] _files =
        [.. ".png .jpg .jpeg .gif .svg .webp .ico .css .js .mjs .html .pdf".Split(' ').Select(Encoding.ASCII.GetBytes)];

    // RFC 2606: reserved for documentation, so no one's address
    private static readonly byte[][] _reserved = ["example.com"u8.ToArray(), "example.org"u8.ToArray(), "example.net"u8.ToArray()];

    /// <param name="floor">End of the value before; nothing ahead of it belongs to this one.</param>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int at)
    {
        var start = LocalStart(text, floor, at);
        var end = start < at ? DomainEnd(text, at + 1) : 0;
        if (end <= at || IsFile(text[at..end])) return PiiMatch.None(at + 1);
        if (Surrogates.EmailLength(text[start..]) is > 0 and var length) return new PiiMatch(start, start + length, true, true, true);
        var isReserved = IsReserved(text[(at + 1)..end]);
        if (Ascii.IsAt(text, end, '_'))
        {
            while (Ascii.IsWordAt(text, end)) end++;
        }

        return new PiiMatch(start, end, true, isReserved);
    }

    private static int LocalStart(ReadOnlySpan<byte> text, int floor, int at)
    {
        var first = floor + text[floor..at].LastIndexOfAnyExcept(_local) + 1;
        // the lead byte of another kind of code point stands ahead of these
        while (first < at && IsContinuation(text[first])) first++;
        if (Ascii.IsAt(text, at - 1, '.')) return at;
        var doubled = text[first..at].LastIndexOf(".."u8);
        if (doubled >= 0) first += doubled + 2;
        return WordStart(text, floor, BehindParameters(text, WordStart(text, floor, first, at), at), at);
    }

    private static int WordStart(ReadOnlySpan<byte> text, int floor, int first, int at)
    {
        while (first < at && !(IsWord(text[first]) && !Ascii.IsGlued(text, floor, first))) first++;
        return first;
    }

    /// <summary>The first byte behind <c>name=</c>, and before that <c>…&amp;</c>. A list's address for bounces holds another (<c>bounce+ann=site.org@…</c>).
    /// </summary>
    private static int BehindParameters(ReadOnlySpan<byte> text, int first, int at)
    {
        while (text[first..at].IndexOf((byte)'=') is >= 0 and var length)
        {
            var name = text.Slice(first, length);
            var mark = name.LastIndexOfAny("&?"u8);
            if (name[(mark + 1)..].ContainsAnyExcept(mark < 0 ? _plainName : _name)) break;
            first += length + 1;
        }

        return first;
    }

    private static bool IsFile(ReadOnlySpan<byte> domain)
    {
        foreach (var ending in _files)
        {
            if (domain.EndsWith(ending)) return true;
        }

        return false;
    }

    private static bool IsWord(byte b) => Ascii.IsWord(b) || b >= 0xC0;

    private static bool IsContinuation(byte b) => b is >= 0x80 and < 0xC0;

    // a surrogate behind a point or hyphen is an address of its own, as the one that it replaced was
    private static int DomainEnd(ReadOnlySpan<byte> text, int at)
    {
        var end = LabelsEnd(text, at);
        var surrogate = end - Surrogates.EmailLocalLength;
        var isParted = surrogate > at && text[surrogate - 1] is (byte)'.' or (byte)'-';
        return isParted && Surrogates.EmailLength(text[surrogate..]) > 0 ? LabelsEnd(text[..(surrogate - 1)], at) : end;
    }

    private static int LabelsEnd(ReadOnlySpan<byte> text, int at)
    {
        if (Ascii.IsAt(text, at, '[')) return Ipv4Scanner.QuadEnd(text, at + 1, out _) is > 0 and var end && Ascii.IsAt(text, end, ']') ? end + 1 : 0;
        var (labels, last) = (0, 0);
        var (namedLabels, named) = (0, 0);
        while (at < text.Length && EndOfLetter(text, at, true) > at)
        {
            var run = at;
            var isForeign = text[at] >= 0xE2;
            while (EndOfLetter(text, run, isForeign) is var next && (next > run || Ascii.IsAt(text, run, '-'))) run = Math.Max(next, run + 1);
            last = run;
            while (text[last - 1] == '-') last--;
            labels++;
            if (text[at..last].ContainsAnyExcept(_numbers)) (namedLabels, named) = (labels, last);
            if (last < run || !Ascii.IsAt(text, run, '.')) break;
            at = run + 1;
        }

        return namedLabels >= 2 ? named : 0;
    }

    // where a label of ASCII letters ends, text in a script without spaces may go on
    private static int EndOfLetter(ReadOnlySpan<byte> text, int at, bool isForeign)
    {
        if (at >= text.Length) return at;
        if (text[at] < 0x80) return Ascii.IsLetterOrDigit(text[at]) ? at + 1 : at;
        if (!isForeign && text[at] >= 0xE2) return at;
        Rune.DecodeFromUtf8(text[at..], out var rune, out var size);
        return Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? at + size : at;
    }

    private static bool IsReserved(ReadOnlySpan<byte> domain)
    {
        foreach (var reserved in _reserved)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(domain, reserved)) return true;
        }

        return false;
    }
}
