using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text.Spacy;

/// <summary>Cuts text into words as datatrove does for English: spaCy's blank English pipeline, white space left out.</summary>
/// <remarks>Special cases are put together within a chunk only; spaCy lets one that white space cuts (<c>: )</c>) keep its neighbours from joining.</remarks>
internal sealed class SpacySplitter
{
    // Splitters between two texts; what one remembers changes no result.
    private static readonly ConcurrentBag<SpacySplitter> _idle = [];

    private readonly ChunkCache _cache = new();
    private readonly ChunkSplitter _splitter = new();

    private SpacySplitter()
    {
    }

    public static void Split(ReadOnlySpan<byte> text, int at, Words words)
    {
        var splitter = _idle.TryTake(out var idle) ? idle : new SpacySplitter();
        splitter.SplitAll(text, at, words);
        _idle.Add(splitter);
    }

    private void SplitAll(ReadOnlySpan<byte> text, int at, Words words)
    {
        Span<byte> tail = stackalloc byte[ChunkCache.MaxChunkBytes];
        while (at < text.Length)
        {
            var plain = TakePlain(text, at, words);
            if (plain > at)
            {
                at = EndOfSpace(text, plain);
                continue;
            }

            Vector256<byte> window;
            if (at + ChunkCache.MaxChunkBytes <= text.Length)
            {
                window = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)at);
            }
            else
            {
                tail.Clear();
                text[at..].CopyTo(tail);
                window = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(tail));
            }

            // as signed numbers: what is not ASCII, controls and the space
            var others = Vector256.LessThanOrEqual(window.AsSByte(), Vector256.Create((sbyte)' ')).ExtractMostSignificantBits();
            var end = at + BitOperations.TrailingZeroCount(others);
            if (end >= text.Length) end = text.Length;
            else if (text[end] != ' ') end = EndOfChunk(text, end);
            if (end > at) AddChunk(text, at, end, window, words);
            at = end < text.Length ? EndOfSpace(text, end) : end;
        }
    }

    /// <summary>Takes a chunk of ASCII letters alone, or one with one comma or full stop behind a small letter: no rule but the special cases and the one on
    /// that mark can apply.</summary>
    /// <returns>Where it ends; where it starts if it is no such chunk.</returns>
    private static int TakePlain(ReadOnlySpan<byte> text, int start, Words words)
    {
        var run = AsciiRun.At(text, start);
        if (run.Length == 0 || run.Classes != AsciiRun.Letters) return start;
        var (end, mark) = (start + run.Length, start + run.Length + 1);
        var hash = WordHash.Of(text, start, run.Length);
        if (SpacySpecials.MayHold(hash)) return start;
        if (text[end] is (byte)' ' or (byte)'\n')
        {
            words.Add(start, end, run.Length, run.Classes, hash);
            return end;
        }

        if (text[end] is not ((byte)',' or (byte)'.') || run.Length < 2 || !char.IsAsciiLetterLower((char)text[end - 1])) return start;
        if (mark == text.Length || text[mark] is not ((byte)' ' or (byte)'\n') || SpacySpecials.MayHold(WordHash.Of(text, start, run.Length + 1))) return start;
        words.Add(start, end, run.Length, run.Classes, hash);
        words.Add(end, mark, 1, CharacterTable.At(text, end, out _), WordHash.Of(text, end, 1));
        return mark;
    }

    private void AddChunk(ReadOnlySpan<byte> text, int start, int end, Vector256<byte> window, Words words)
    {
        var length = end - start;
        if (length > ChunkCache.MaxChunkBytes)
        {
            Cut(text, start, end, words);
            return;
        }

        var key = ChunkCache.Key(window, length);
        var known = _cache.Find(key, length);
        if (known.IsEmpty)
        {
            var count = words.Count;
            Cut(text, start, end, words);
            _cache.Add(key, length, start, words.Items[count..], words.HashesFrom(count));
            return;
        }

        foreach (ref readonly var piece in known) words.Add(start + piece.Start, start + piece.End, piece.CodePoints, piece.Classes, piece.Hash);
    }

    private void Cut(ReadOnlySpan<byte> text, int start, int end, Words words)
    {
        var from = start;
        foreach (var to in _splitter.Split(text[start..end]))
        {
            words.AddHashed(text, from, start + to);
            from = start + to;
        }
    }

    private static int EndOfChunk(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && (CharacterTable.At(text, at, out var next) & CharacterClass.Space) == 0) at = next;
        return at;
    }

    private static int EndOfSpace(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && (CharacterTable.At(text, at, out var next) & CharacterClass.Space) != 0) at = next;
        return at;
    }
}
