using static Curation.Text.CharacterClass;

namespace Curation.Text.Spacy;

/// <summary>Cuts text into sentences as spaCy's sentencizer does, on spaCy's words: behind a word that is exactly one sentence end, and behind the marks
/// and sentence ends that follow it. White space other than one space is a token to spaCy, and starts the next sentence.</summary>
internal static class SpacySentences
{
    /// <summary>The sentences as byte ranges, white space around them left out. The caller disposes them.</summary>
    public static PooledList<ByteRange> Split(ReadOnlySpan<byte> text, Words words, bool linesEndSentences)
    {
        var sentences = default(PooledList<ByteRange>);
        var items = words.Items;
        var lineEnds = new LineEnds(linesEndSentences ? text : default);
        var (first, ended) = (0, false);
        for (var i = 0; i < items.Length; i++)
        {
            var isEnd = items[i].CodePoints == 1 && (items[i].Classes & SentenceEnd) != 0;
            var startsLine = lineEnds.PassTo(items[i].Start);
            if (i > first && (startsLine || (ended && Starts(text, items[i - 1].End, items[i], isEnd))))
            {
                sentences.Add(new(items[first].Start, items[i - 1].End));
                (first, ended) = (i, false);
            }

            ended |= isEnd;
        }

        if (items.Length > 0) sentences.Add(new(items[first].Start, items[^1].End));
        return sentences;
    }

    /// <summary>Whether a word behind the end of a sentence starts the next.</summary>
    private static bool Starts(ReadOnlySpan<byte> text, int end, in Word word, bool isEnd) =>
        (!isEnd && !IsMark(text, word)) || !IsPlainGap(text[end..word.Start]);

    private static bool IsPlainGap(ReadOnlySpan<byte> between) => between.IsEmpty || (between.Length == 1 && between[0] == ' ');

    private static bool IsMark(ReadOnlySpan<byte> text, in Word word)
    {
        if ((word.Classes & Punctuation) == 0) return false;
        for (var at = word.Start; at < word.End;)
        {
            if ((CharacterTable.At(text, at, out at) & Punctuation) == 0) return false;
        }

        return true;
    }
}
