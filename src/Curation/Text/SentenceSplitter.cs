using static Curation.Text.CharacterClass;

namespace Curation.Text;

/// <summary>Cuts text into sentences as spaCy's sentencizer does:
/// behind a word that is exactly one sentence end, and behind the marks that follow it.</summary>
/// <remarks>The sentencizer relies on spaCy's words, in which <c>...</c>, <c>e.g.</c> and <c>U.S.</c> are one word each and end nothing;
/// hence the two exceptions for dots.
/// Other abbreviations (<c>Dr.</c>) end a sentence here.</remarks>
internal static class SentenceSplitter
{
    /// <summary>The sentences as byte ranges, white space around them left out. The caller disposes them.</summary>
    public static PooledList<ByteRange> Split(ReadOnlySpan<byte> text, Words words, bool linesEndSentences)
    {
        var sentences = default(PooledList<ByteRange>);
        var items = words.Items;
        var lineEnds = new LineEnds(linesEndSentences ? text : default);
        var (first, end, ended) = (0, 0, false);
        for (var i = 0; i < items.Length; i++)
        {
            ref readonly var word = ref items[i];
            var isEnd = (word.Classes & SentenceEnd) != 0 && word.CodePoints == 1 && IsEnd(text, items, i);
            if ((lineEnds.PassTo(word.Start) || (ended && !isEnd && !IsMark(word))) && i > 0)
            {
                sentences.Add(new(items[first].Start, end));
                (first, ended) = (i, false);
            }

            ended |= isEnd;
            end = word.End;
        }

        if (items.Length > 0) sentences.Add(new(items[first].Start, items[^1].End));
        return sentences;
    }

    /// <summary>Whether a word that is one sentence end ends one.</summary>
    private static bool IsEnd(ReadOnlySpan<byte> text, ReadOnlySpan<Word> words, int i)
    {
        ref readonly var word = ref words[i];
        return text[word.Start] != '.' || !(IsDot(text, word.Start - 1) || IsDot(text, word.End) || (i > 0 && IsInitial(text, words[i - 1], word.Start)));
    }

    private static bool IsMark(in Word word) => (word.Classes & Punctuation) != 0 && word.CodePoints == 1;

    private static bool IsDot(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && text[at] == '.';

    /// <summary>Whether a word right before <paramref name="end"/> is one ASCII letter, or ends in one behind a dot.</summary>
    private static bool IsInitial(ReadOnlySpan<byte> text, in Word word, int end) =>
        word.End == end && char.IsAsciiLetter((char)text[end - 1]) && (word.Length == 1 || text[end - 2] == '.');
}
