namespace Curation.Models.Languages;

/// <summary>Takes the buckets of a text's features one by one.</summary>
internal interface IBucketSink
{
    void Add(uint bucket);
}

/// <summary>The features of a text: within each word, a space at either end, all runs of two to four letters; single letters beyond ASCII; and the word.
/// Letters are taken in lower case; whatever else stands between words is one space.</summary>
/// <remarks>Source: the features of fastText's lid.176 (Joulin et al. 2016) in hashes that roll: four letters fit into 64 bits.</remarks>
internal static class LanguageGrams
{
    /// <summary>Bits of a bucket.</summary>
    public const int Bits = 17;

    // longer words are as a rule not words: scripts that write none, and junk
    private const int LongestWord = 24;
    private const ulong One = 0x9E3779B97F4A7C15, Two = 0xC2B2AE3D27D4EB4F, Three = 0x165667B19E3779F9, Four = 0xD6E8FEB86659FD93, Whole = 0xFF51AFD7ED558CCD;
    private const ulong TwoMask = 0xFFFFFFFF, ThreeMask = 0xFFFFFFFFFFFF;

    /// <summary>Gives every bucket to the sink; returns the number of letters.</summary>
    public static int Walk<TSink>(scoped ReadOnlySpan<byte> text, ref TSink sink) where TSink : struct, IBucketSink, allows ref struct
    {
        var codes = LetterTable.Codes;
        var letters = 0;
        // the last four letters of a word, the latest lowest; a space before the first
        ulong window = LetterTable.Space, word = 0;
        var length = 0;
        for (var at = 0; at <= text.Length;)
        {
            ushort code;
            if (at == text.Length) (code, at) = (LetterTable.Space, at + 1);
            else if (text[at] < 0x80) code = codes[text[at++]];
            else code = LetterTable.Decode(text, ref at);

            if (code == LetterTable.Space && length == 0 || code == LetterTable.Nothing) continue;
            window = window << 16 | code;
            sink.Add(Bucket((window & TwoMask) * Two));
            if (length > 0) sink.Add(Bucket((window & ThreeMask) * Three));
            if (length > 1) sink.Add(Bucket(window * Four));
            if (code == LetterTable.Space)
            {
                if (length <= LongestWord) sink.Add(Bucket(word * Whole));
                letters += length;
                (window, word, length) = (LetterTable.Space, 0, 0);
                continue;
            }

            if (code >= 0x80) sink.Add(Bucket(code * One));
            word = (word ^ code) * Whole;
            word ^= word >> 32;
            length++;
        }

        return letters;
    }

    private static uint Bucket(ulong hash) => (uint)(hash >> 64 - Bits);
}
