using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text;

/// <summary>What C4's rules look for in a line that Python has put in lower case: the Kelvin sign is a k there.</summary>
[Flags]
internal enum C4Phrases
{
    None = 0,
    LoremIpsum = 1,
    Javascript = 2,
    Policy = 4,
}

/// <summary>Finds C4's phrases in one pass: pairs of letters at a fixed distance that are rare in text, then the whole phrase.</summary>
internal static class C4PhraseFinder
{
    private const int Width = 32, Reach = 3;
    private const char KelvinLead = '\u00E2';

    private static readonly (byte[] Phrase, C4Phrases Kind)[] _phrases =
    [
        ("lorem ipsum"u8.ToArray(), C4Phrases.LoremIpsum),
        ("javascript"u8.ToArray(), C4Phrases.Javascript),
        ("terms of use"u8.ToArray(), C4Phrases.Policy),
        ("privacy policy"u8.ToArray(), C4Phrases.Policy),
        ("cookie policy"u8.ToArray(), C4Phrases.Policy),
        ("cookies"u8.ToArray(), C4Phrases.Policy),
    ];

    // "cookies" is a phrase only behind one of these.
    private static readonly byte[][] _beforeCookies = ["uses "u8.ToArray(), "use of "u8.ToArray(), "use "u8.ToArray()];

    /// <summary>Every phrase of a text and where it starts, in order. The caller disposes the list.</summary>
    public static PooledList<(int At, C4Phrases Phrase)> In(ReadOnlySpan<byte> text)
    {
        var found = default(PooledList<(int, C4Phrases)>);
        var at = 0;
        for (; at + Width + Reach <= text.Length; at += Width)
        {
            for (var hits = Candidates(text[at..]); hits != 0; hits &= hits - 1) Try(text, at + BitOperations.TrailingZeroCount(hits), ref found);
        }

        for (; at < text.Length; at++) Try(text, at, ref found);
        return found;
    }

    /// <summary>Places of <c>l.re</c>, <c>j.v</c>, <c>t..m</c>, <c>p..v</c> and <c>c..k</c>, or what may be a Kelvin sign there, among the first 32.</summary>
    private static uint Candidates(ReadOnlySpan<byte> text)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var lower = Vector256.Create((byte)0x20);
        var first = Vector256.LoadUnsafe(ref start) | lower;
        var third = Vector256.LoadUnsafe(ref start, 2) | lower;
        var fourth = Vector256.LoadUnsafe(ref start, 3) | lower;
        var hits = (Is(first, 'l') & Is(third, 'r') & Is(fourth, 'e')) | (Is(first, 'j') & Is(third, 'v')) | (Is(first, 't') & Is(fourth, 'm'))
            | (Is(first, 'p') & Is(fourth, 'v')) | (Is(first, 'c') & (Is(fourth, 'k') | Is(fourth, KelvinLead)));
        return hits.ExtractMostSignificantBits();
    }

    private static Vector256<byte> Is(Vector256<byte> bytes, char letter) => Vector256.Equals(bytes, Vector256.Create((byte)letter));

    private static void Try(ReadOnlySpan<byte> text, int at, ref PooledList<(int, C4Phrases)> found)
    {
        foreach (var (phrase, kind) in _phrases)
        {
            if ((text[at] | 0x20) != phrase[0] || !StartsWith(text[at..], phrase)) continue;
            if (phrase.Length > Cookies || FollowsUse(text[..at])) found.Add((at, kind));
        }
    }

    private static int Cookies => "cookies".Length;

    private static bool FollowsUse(ReadOnlySpan<byte> before)
    {
        foreach (var use in _beforeCookies)
        {
            if (before.Length >= use.Length && StartsWith(before[^use.Length..], use)) return true;
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> phrase) => LowerCase.PrefixOf(text, phrase) > 0;
}
