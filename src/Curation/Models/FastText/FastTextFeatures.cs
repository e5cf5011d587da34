using System.Buffers;
using Curation.Text;

namespace Curation.Models.FastText;

/// <summary>Takes the rows of a text's features one by one.</summary>
internal interface IRowSink
{
    void Add(int row);
}

/// <summary>The features of a text: its words, the parts of each word, and runs of words.</summary>
/// <remarks>Source: facebookresearch/fastText, dictionary.cc, <c>getLine</c>, <c>computeSubwords</c>, <c>addWordNgrams</c>; line ends are taken for spaces.
/// A word <c>&lt;/s&gt;</c> in the text ends it, as there.</remarks>
internal sealed class FastTextFeatures(FastTextHeader header, FastTextVocabulary vocabulary)
{
    private const ulong NGramFactor = 116049371;
    private static readonly SearchValues<byte> _spaces = SearchValues.Create(" \n\r\t\v\f\0"u8);

    private static ReadOnlySpan<byte> EndOfText => "</s>"u8;

    private static ReadOnlySpan<byte> LabelPrefix => "__label__"u8;

    /// <summary>Gives the rows in fastText's order, as sums of floats depend on it: word by word first, then the runs of words.</summary>
    public void Walk<TSink>(scoped ReadOnlySpan<byte> text, ref TSink sink) where TSink : struct, IRowSink, allows ref struct
    {
        var hashes = new PooledList<int>();
        var isOpen = true;
        while (isOpen)
        {
            var skipped = text.IndexOfAnyExcept(_spaces);
            if (skipped < 0) break;
            text = text[skipped..];
            var size = text.IndexOfAny(_spaces);
            var word = size < 0 ? text : text[..size];
            text = text[word.Length..];
            AddWord(word, ref hashes, ref sink);
            isOpen = !word.SequenceEqual(EndOfText);
        }

        if (isOpen) AddWord(EndOfText, ref hashes, ref sink);
        AddRuns(hashes.Items, ref sink);
        hashes.Dispose();
    }

    private void AddWord<TSink>(scoped ReadOnlySpan<byte> word, scoped ref PooledList<int> hashes, ref TSink sink)
        where TSink : struct, IRowSink, allows ref struct
    {
        if (word.StartsWith(LabelPrefix)) return;
        var hash = FastTextVocabulary.Hash(word);
        var number = vocabulary.Find(word, hash);
        if (number >= 0) sink.Add(number);
        if (header.MaxSubwordLength > 0 && !word.SequenceEqual(EndOfText)) AddSubwords(word, ref sink);
        if (header.WordNGrams > 1) hashes.Add((int)hash);
    }

    private void AddRuns<TSink>(scoped ReadOnlySpan<int> hashes, ref TSink sink) where TSink : struct, IRowSink, allows ref struct
    {
        for (var i = 0; i < hashes.Length; i++)
        {
            var run = (ulong)hashes[i];
            var end = Math.Min(hashes.Length, i + header.WordNGrams);
            for (var j = i + 1; j < end; j++)
            {
                run = run * NGramFactor + (ulong)hashes[j];
                AddHashed(run, ref sink);
            }
        }
    }

    private void AddSubwords<TSink>(scoped ReadOnlySpan<byte> word, ref TSink sink) where TSink : struct, IRowSink, allows ref struct
    {
        var end = word.Length + 2;
        for (var i = 0; i < end; i++)
        {
            if ((At(word, i) & 0xC0) == 0x80) continue;
            var hash = FastTextVocabulary.EmptyHash;
            for (int j = i, length = 1; j < end && length <= header.MaxSubwordLength; length++)
            {
                do hash = FastTextVocabulary.Mix(hash, At(word, j++));
                while (j < end && (At(word, j) & 0xC0) == 0x80);
                if (length >= header.MinSubword && !(length == 1 && (i == 0 || j == end))) AddHashed(hash, ref sink);
            }
        }
    }

    private void AddHashed<TSink>(ulong hash, ref TSink sink) where TSink : struct, IRowSink, allows ref struct
    {
        var row = vocabulary.RowOf((int)(hash % (ulong)header.Buckets));
        if (row >= 0) sink.Add(row);
    }

    /// <summary>A byte of <c>&lt;word&gt;</c>.</summary>
    private static byte At(ReadOnlySpan<byte> word, int at) => at == 0 ? (byte)'<' : at <= word.Length ? word[at - 1] : (byte)'>';
}
