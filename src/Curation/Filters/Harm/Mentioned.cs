using Curation.Models;

namespace Curation.Filters.Harm;

/// <summary>Whether a word is quoted, spoken about or denied rather than used.</summary>
/// <remarks>Use and mention: a text that explains or reports a slur is not one that throws it.</remarks>
internal static class Mentioned
{
    private const int Reach = 10, NameReach = 2;
    private static readonly ulong[] _negations = [Word.HashOf("not"), Word.HashOf("no"), Word.HashOf("never"), Word.HashOf("isn't"), Word.HashOf("aren't")];

    // "the word", "the terms": only with the article, and only of what follows at once
    private static readonly ulong[] _names = [Word.HashOf("word"), Word.HashOf("words"), Word.HashOf("term"), Word.HashOf("terms")];
    private static readonly ulong _the = Word.HashOf("the"), _called = Word.HashOf("called");

    private static readonly ulong[] _cues =
    [
        .. ((string[])["slur", "slurs", "epithet", "epithets", "pejorative", "derogatory", "offensive",
            "racist", "sexist", "homophobic", "insult", "insults", "profanity", "expletive", "etymology", "usage"]).Select(Word.HashOf),
    ];

    public static HarmExemption Exemption(ReadOnlySpan<bool> isQuoted, ReadOnlySpan<Word> words, int at, int length) =>
        (isQuoted[at] && isQuoted[at + length - 1]) || IsNegated(words, at) ? HarmExemption.Quoted
        : IsNamed(words, at) || IsNearCue(words, at, length) ? HarmExemption.Mentioned : HarmExemption.None;

    private static bool IsNegated(ReadOnlySpan<Word> words, int at) => at > 0 && _negations.AsSpan().Contains(words[at - 1].Hash);

    private static bool IsNamed(ReadOnlySpan<Word> words, int at)
    {
        for (var cue = at - 1; cue >= Math.Max(0, at - NameReach); cue--)
        {
            if (words[cue].Hash == _called) return true;
            if (cue > 0 && words[cue - 1].Hash == _the && _names.AsSpan().Contains(words[cue].Hash)) return true;
        }

        return false;
    }

    private static bool IsNearCue(ReadOnlySpan<Word> words, int at, int length)
    {
        foreach (var word in words[Math.Max(0, at - Reach)..at])
        {
            if (_cues.AsSpan().Contains(word.Hash)) return true;
        }

        foreach (var word in words[(at + length)..Math.Min(words.Length, at + length + Reach)])
        {
            if (_cues.AsSpan().Contains(word.Hash)) return true;
        }

        return false;
    }
}
