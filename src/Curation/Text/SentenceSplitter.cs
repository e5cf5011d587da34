using static Curation.Text.CharacterClass;

namespace Curation.Text;

/// <summary>Cuts text into sentences as spaCy's sentencizer does: behind a word that is exactly one sentence end, and behind the marks that follow it.</summary>
/// <remarks>The sentencizer relies on spaCy's words, in which <c>...</c>, <c>e.g.</c> and <c>U.S.</c> are one word each and end nothing; hence the two exceptions for dots.
/// Other abbreviations (<c>Dr.</c>) end a sentence here.</remarks>
internal static class SentenceSplitter
{
    /// <summary>The sentences as byte ranges, white space around them left out. The caller disposes them.</summary>
    public static PooledList<ByteRange> Split(ReadOnlySpan<byte> text, Words words, bool linesEndSentences)
    {
        var sentences = default(PooledList<ByteRange>);
        var starts = words.Starts;
        var ends = words.Ends;
        var first = 0;
        var ended = false;
        for (var i = 0; i < words.Count; i++)
        {
            var isEnd = IsEnd(text, words, i);
            var isNewLine = linesEndSentences && i > first && text[ends[i - 1]..starts[i]].Contains((byte)'\n');
            if (isNewLine || (ended && !isEnd && !IsMark(words, i)))
            {
                sentences.Add(new(starts[first], ends[i - 1]));
                first = i;
                ended = false;
            }

            ended |= isEnd;
        }

        if (words.Count > 0) sentences.Add(new(starts[first], ends[^1]));
        return sentences;
    }

    private static bool IsEnd(ReadOnlySpan<byte> text, Words words, int i)
    {
        if ((words.Classes[i] & SentenceEnd) == 0 || !IsSingle(words, i)) return false;
        var at = words.Starts[i];
        return text[at] != '.' || !(IsDot(text, at - 1) || IsDot(text, at + 1) || FollowsInitial(text, words, i));
    }

    private static bool IsMark(Words words, int i) => (words.Classes[i] & Punctuation) != 0 && IsSingle(words, i);

    private static bool IsSingle(Words words, int i) => words.CodePointsBefore[i + 1] - words.CodePointsBefore[i] == 1;

    private static bool IsDot(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && text[at] == '.';

    /// <summary>Whether the word before is one ASCII letter, or ends in one behind a dot.</summary>
    private static bool FollowsInitial(ReadOnlySpan<byte> text, Words words, int i)
    {
        if (i == 0 || words.Ends[i - 1] != words.Starts[i]) return false;
        var word = text[words.Starts[i - 1]..words.Ends[i - 1]];
        return char.IsAsciiLetter((char)word[^1]) && (word.Length == 1 || word[^2] == '.');
    }
}
