using System.Globalization;
using System.Text;
using Curation.Models.Languages;

namespace Curation.Tests.Models.Languages;

/// <summary>The features of a text the slow way: cut into words first, every gram cut out of its word.</summary>
internal static class GramTwin
{
    private static readonly ulong[] _factors = [0, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93];

    public static List<List<ushort>> Words(string text)
    {
        var words = new List<List<ushort>> { new() };
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Format) continue;
            if (category <= UnicodeCategory.EnclosingMark) words[^1].Add(Code(Rune.ToLowerInvariant(rune).Value));
            else words.Add([]);
        }

        words.RemoveAll(word => word.Count == 0);
        return words;
    }

    public static IEnumerable<uint> Buckets(List<ushort> word)
    {
        ushort[] padded = [' ', .. word, ' '];
        for (var size = 2; size <= 4; size++)
        {
            for (var i = 0; i + size <= padded.Length; i++) yield return Bucket(Packed(padded[i..(i + size)]) * _factors[size]);
        }

        foreach (var code in word.Where(code => code >= 0x80)) yield return Bucket(code * _factors[1]);
        if (word.Count > 24) yield break;
        const ulong Whole = 0xFF51AFD7ED558CCD;
        var hash = 0ul;
        foreach (var code in word)
        {
            hash = (hash ^ code) * Whole;
            hash ^= hash >> 32;
        }

        yield return Bucket(hash * Whole);
    }

    private static ushort Code(int lower) => (ushort)(lower ^ lower >> 16 << 12);

    private static ulong Packed(ushort[] gram) => gram.Aggregate(0ul, (packed, code) => packed << 16 | code);

    private static uint Bucket(ulong hash) => (uint)(hash >> 64 - LanguageGrams.Bits);
}
