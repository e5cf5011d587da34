using System.Globalization;
using System.Text;

namespace Curation.Models;

/// <summary>Takes the features of a text one by one.</summary>
internal interface IFeatureSink
{
    void Add(GramKind kind, ulong key);
}

/// <summary>Kinds of features, each with a scale of its own.</summary>
internal enum GramKind
{
    Letter,
    Pair,
    Triple,
    Word,
}

/// <summary>The letters of a text, one, two and three on end, and its words; in lower case, everything between letters as one space.</summary>
internal static class LetterGrams
{
    private const uint Space = ' ';
    private const ulong Mix = 0x9E3779B97F4A7C15;
    // scripts with too many letters to know each: kana, hangul, ideographs
    private const uint Kana = 0x110000, Hangul = 0x110001, Ideograph = 0x110002;

    /// <summary>Gives every feature to the sink; returns the number of letters.</summary>
    public static int Walk<TSink>(ReadOnlySpan<byte> text, ref TSink sink) where TSink : struct, IFeatureSink
    {
        uint before = Space, last = Space;
        ulong word = 0;
        var letters = 0;
        for (var at = 0; at <= text.Length;)
        {
            var letter = Next(text, ref at);
            if (letter == Space && last == Space) continue;
            sink.Add(GramKind.Pair, Key(last, letter, 1));
            sink.Add(GramKind.Triple, Key((ulong)before << 21 | last, letter, 2));
            if (letter == Space)
            {
                sink.Add(GramKind.Word, word | 1);
                word = 0;
            }
            else
            {
                letters++;
                word = (word ^ letter) * Mix + 3;
                sink.Add(GramKind.Letter, Key(0, letter, 0));
                if (letter >= 0x2E80) sink.Add(GramKind.Letter, Key(0, ScriptOf(letter), 0));
            }

            (before, last) = (last, letter);
        }

        return letters;
    }

    /// <summary>The next letter in lower case, a space for anything else and once behind the end.</summary>
    private static uint Next(ReadOnlySpan<byte> text, ref int at)
    {
        if (at == text.Length || text[at] < 0x80)
        {
            var lower = at == text.Length ? Space : (uint)text[at] | 0x20;
            at++;
            return lower - 'a' <= 25 ? lower : Space;
        }

        Rune.DecodeFromUtf8(text[at..], out var rune, out var size);
        at += size;
        return Rune.GetUnicodeCategory(rune) <= UnicodeCategory.EnclosingMark ? (uint)Rune.ToLowerInvariant(rune).Value : Space;
    }

    private static uint ScriptOf(uint letter) => letter is >= 0x3040 and < 0x3100 ? Kana : letter is >= 0xAC00 and < 0xD7B0 ? Hangul : Ideograph;

    private static ulong Key(ulong left, uint letter, ulong kind) => ((left << 21 | letter) + (kind << 62 | 1)) * Mix | 1;
}
